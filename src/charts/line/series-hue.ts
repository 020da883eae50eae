import type { Panel, Series } from '../definitions/chart'

/** What a model expects and should not be believed has no hue of a quantity. */
export const hueOf = (panel: Pick<Panel, 'hue'>, series: Series): string =>
  series.kind === 'line' && series.theory === 'doubted' ? 'var(--muted)' : `var(${series.hue ?? panel.hue})`
