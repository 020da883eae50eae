import type { BandSeries, LayerSeries, LineSeries, Panel } from '../../definitions/chart'
import type { Row } from '../../timeline/history'
import { plotted, plottedRange } from '../axis/panel-axis'
import type { ValueScale } from '../axis/value-scale'
import { isThin } from '../table/thin-samples'
import { type LinePlace, linePath } from './line-path'
import { looseParts, type Spot } from './loose-parts'

type Place = Pick<Spot, 'x' | 'y'>

/** A line as drawn, px. */
export interface Stroke {
  readonly series: LineSeries
  /** Path of the pieces between figures that rest on enough calls. */
  readonly firm: string
  /** Path of the pieces that begin or end at a thin figure. */
  readonly faint: string
  /** Figures without a neighbour: no line would show them. */
  readonly lone: readonly Spot[]
  /** The bucket that is still being filled, and the point before it where the line comes from there. */
  readonly open: { readonly at: Place; readonly from: Place | null } | null
}

/** A filled range as drawn, px. */
export interface Fill {
  readonly series: BandSeries | LayerSeries
  readonly area: string
  /** Path of its upper and lower edge. */
  readonly edges: string
}

/** Where the points of a chart lie. */
export interface PlotPlaces {
  readonly xOf: (t: number) => number
  readonly yOf: ValueScale
  /** The least latency that the clock tells, µs. */
  readonly floor: number
}

const GAP: LinePlace = { x: null, y: null }

export const strokeOf = (
  panel: Panel,
  series: LineSeries,
  rows: readonly Row[],
  { xOf, yOf, floor }: PlotPlaces,
): Stroke => {
  const spots = rows.map(({ t, point }): Spot | null => {
    const value = plotted(panel, series, point, floor)
    return point === null || value === null
      ? null
      : { x: xOf(t), y: yOf(value), isThin: isThin(series, point) }
  })
  const isOpen = rows.at(-1)?.point?.complete === false
  const open = isOpen ? (spots.at(-1) ?? null) : null
  const done = isOpen ? spots.slice(0, -1) : spots
  return {
    series,
    firm: linePath(done.map((spot) => (spot && !spot.isThin ? spot : GAP))),
    ...looseParts(done),
    open: open && { at: open, from: done.at(-1) ?? null },
  }
}

export const fillOf = (
  panel: Panel,
  series: BandSeries | LayerSeries,
  rows: readonly Row[],
  { xOf, yOf, floor }: PlotPlaces,
): Fill => {
  const tops: LinePlace[] = []
  const bottoms: LinePlace[] = []
  let area = ''
  /** Where the piece that goes on began. */
  let start = 0
  const close = () => {
    const back = bottoms.slice(start).reverse()
    if (back.length > 0) area += `${linePath(tops.slice(start))}L${linePath(back).slice(1)}Z`
  }
  for (const { t, point } of rows) {
    const range = plottedRange(panel, series, point, floor)
    if (range) {
      tops.push({ x: xOf(t), y: yOf(range[1]) })
      bottoms.push({ x: xOf(t), y: yOf(range[0]) })
      continue
    }
    close()
    tops.push(GAP)
    bottoms.push(GAP)
    start = tops.length
  }
  close()
  return { series, area, edges: linePath(tops) + linePath(bottoms) }
}
