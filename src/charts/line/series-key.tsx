import type { CSSProperties } from 'react'
import type { Panel, Series } from '../definitions/chart'

interface Props {
  readonly panel: Panel
  readonly series: Series
  /** Only the piece of the line: its name stands beside. */
  readonly isBare?: boolean
}

const swatchOf = (series: Series) => (series.kind === 'line' ? series.weight : series.kind)

/** A piece of the line as drawn, and its name. */
export const SeriesKey = ({ panel, series, isBare = false }: Props) => (
  <span className="series-key" style={{ '--hue': `var(${series.hue ?? panel.hue})` } as CSSProperties}>
    <i className={`swatch swatch-${swatchOf(series)}`} />
    {!isBare && series.label}
  </span>
)
