import type { CSSProperties } from 'react'
import type { Panel, Series } from '../definitions/chart'

interface Props {
  readonly panel: Panel
  readonly series: Series
}

const swatchOf = (series: Series) => (series.kind === 'line' ? series.weight : series.kind)

/** A piece of the line as drawn, and its name. */
export const SeriesKey = ({ panel, series }: Props) => (
  <span className="series-key" style={{ '--hue': `var(${series.hue ?? panel.hue})` } as CSSProperties}>
    <i className={`swatch swatch-${swatchOf(series)}`} />
    {series.label}
  </span>
)
