import type { CSSProperties } from 'react'
import type { Panel, Series } from './panels'

interface Props {
  readonly panel: Panel
  readonly series: Series
}

/** A piece of the line as drawn, and its name. */
export const SeriesKey = ({ panel, series }: Props) => (
  <span className="series-key" style={{ '--hue': `var(${panel.hue})` } as CSSProperties}>
    <i className={`swatch swatch-${series.weight}`} />
    {series.label}
  </span>
)
