import type { ViewState } from '../../store/kept/view'
import type { ChartRow, Choice, Panel } from './chart'

/** A row under the reader's choices. */
export const panelUnder = (
  { id, title: usual, titleOf, description, quantity, hue, look }: ChartRow,
  view: Pick<ViewState, 'stage' | 'hidden' | 'scales' | 'references'>,
  parts: Choice['parts'],
): Panel => {
  const { stage, hidden, scales, references } = view
  const title = titleOf?.(stage) ?? usual
  const scale = id === 'dispatch' || id === 'slowdown' ? scales[id] : 'linear'
  const looks = look({ stage, scale, references, parts })
  const shown = looks.series.filter((series) => !hidden.includes(seriesKey(id, series.id)))
  return { id, title, description, quantity, hue, doubtedAs: id, ...looks, shown }
}

/** How the view names a series of a panel. */
export const seriesKey = (panel: string, series: string): string => `${panel}.${series}`
