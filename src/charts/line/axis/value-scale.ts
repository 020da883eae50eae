import type { PanelScale } from '../../definitions/chart'
import type { PlotBox } from '../../frame/plot-box'

/** A line along the edge of the plot is seen at its full width. px */
export const VALUE_PADDING = { top: 2, bottom: 2 } as const

/** The height of a value in a picture, px from its top; nothing is cut off, so that it may lie beside the plot. */
export type ValueScale = (value: number) => number

/** @param domain what the axis spans, upwards; above 0 where its kind is `log` */
export const valueScaleOf = (
  kind: PanelScale['kind'],
  [low, high]: readonly [number, number],
  { top, height }: Pick<PlotBox, 'top' | 'height'>,
): ValueScale => {
  const shownAs = kind === 'log' ? Math.log10 : (value: number) => value
  const [from, to] = [shownAs(low), shownAs(high)]
  const bottom = top + height - VALUE_PADDING.bottom
  const perUnit = (height - VALUE_PADDING.top - VALUE_PADDING.bottom) / (to - from)
  return (value) => bottom - (shownAs(value) - from) * perUnit
}
