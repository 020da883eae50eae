import type { TimelinePoint } from '../../../domain/snapshot'
import type { Panel, Series } from '../../definitions/chart'
import { figureText } from '../../definitions/quantity'
import { isThin } from './thin-samples'

/** A figure in print, and whether it rests on enough calls. */
export interface PointText {
  readonly text: string
  readonly trust: 'firm' | 'thin'
}

/** What a series says at a point, in print; null where it says nothing. */
export const pointText = (
  panel: Panel,
  series: Series,
  point: TimelinePoint,
  floor: number,
): PointText | null => {
  const value = series.value(point)
  if (value === null) return null
  const print = (figure: number) => figureText(figure, panel.quantity, floor)
  const low = series.kind === 'band' && series.tells === 'range' ? series.low(point) : null
  return {
    text: low === null ? print(value) : `${print(low)} – ${print(value)}`,
    trust: isThin(series, point) ? 'thin' : 'firm',
  }
}
