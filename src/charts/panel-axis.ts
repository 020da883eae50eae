import type { TimelinePoint } from '../domain/snapshot'
import { type AxisScale, linearAxis, logAxis } from './axis-scale'
import type { Panel, Series } from './panels'

/** What the series says at a point of this panel's axis; null where a log axis has no place for it. */
export const plotted = (panel: Panel, series: Series, point: TimelinePoint): number | null => {
  const value = series.value(point)
  if (value === null || !Number.isFinite(value)) return null
  return panel.scale.kind === 'log' && value <= 0 ? null : value
}

/** The y axis that holds every point of the panel. */
export const panelAxis = (panel: Panel, timeline: readonly TimelinePoint[]): AxisScale => {
  let smallest = Number.POSITIVE_INFINITY
  let largest = Number.NEGATIVE_INFINITY
  for (const point of timeline) {
    for (const series of panel.series) {
      const value = plotted(panel, series, point)
      if (value === null) continue
      smallest = Math.min(smallest, value)
      largest = Math.max(largest, value)
    }
  }
  const isEmpty = largest < smallest
  if (panel.scale.kind === 'linear') return linearAxis(isEmpty ? 0 : largest)
  const { empty, always } = panel.scale
  if (isEmpty) return logAxis(...empty)
  return always === undefined
    ? logAxis(smallest, largest)
    : logAxis(Math.min(smallest, always), Math.max(largest, always))
}
