import type { TimelinePoint } from '../../../domain/snapshot'
import type { Panel, Series } from '../../definitions/chart'
import type { Row } from '../../timeline/history'
import { type AxisScale, linearAxis, logAxis, WHOLE_AXIS } from './axis-scale'

/** A value where the panel's axis has a place for it. */
const placed = (panel: Panel, value: number | null, floor: number): number | null => {
  if (value === null || !Number.isFinite(value)) return null
  // What the clock cannot tell is drawn at the least that it can, and printed as less than that.
  const told = panel.quantity === 'duration' ? Math.max(value, floor) : value
  return panel.scale.kind === 'log' && told <= 0 ? null : told
}

/**
 * What the series says at a point of this panel's axis; null where it says nothing, or a log axis has no place for
 * it.
 * @param floor the least latency that the clock tells, µs
 */
export const plotted = (
  panel: Panel,
  series: Series,
  point: TimelinePoint | null,
  floor: number,
): number | null => point && placed(panel, series.value(point), floor)

/** The stretch a band or layer fills at a point; null where it is a gap. */
export const plottedRange = (
  panel: Panel,
  series: Series,
  point: TimelinePoint | null,
  floor: number,
): readonly [number, number] | null => {
  if (!point) return null
  if (series.kind === 'layer') return layerRange(panel, series, point)
  const top = placed(panel, series.value(point), floor)
  const bottom = series.kind === 'band' ? placed(panel, series.low(point), floor) : top
  return top === null || bottom === null ? null : [bottom, top]
}

/** A layer stands on those before it that are shown. */
const layerRange = (panel: Panel, series: Series, point: TimelinePoint): readonly [number, number] | null => {
  let top = 0
  for (const other of panel.shown) {
    const value = other.value(point)
    if (value === null) return null
    top += value
    if (other.id === series.id) return [top - value, top]
  }
  return null
}

/** The y axis that holds every point of the panel's shown series. */
export const panelAxis = (panel: Panel, rows: readonly Row[], floor: number): AxisScale => {
  if (panel.scale.kind === 'whole') return WHOLE_AXIS
  let smallest = Number.POSITIVE_INFINITY
  let largest = Number.NEGATIVE_INFINITY
  for (const { point } of rows) {
    for (const series of panel.shown) {
      const range = plottedRange(panel, series, point, floor)
      if (!range) continue
      smallest = Math.min(smallest, range[0])
      largest = Math.max(largest, range[1])
    }
  }
  const isEmpty = largest < smallest
  if (panel.scale.kind === 'linear') return linearAxis(isEmpty ? 0 : largest)
  const { empty, always } = panel.scale
  const [low, high] = isEmpty ? empty : [smallest, largest]
  return logAxis(Math.min(low, ...always), Math.max(high, ...always))
}
