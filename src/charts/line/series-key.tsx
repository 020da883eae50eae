import type { CSSProperties } from 'react'
import type { Panel, Series } from '../definitions/chart'
import { hueOf } from './series-hue'

interface Props {
  readonly panel: Panel
  readonly series: Series
  /** Only the piece of the line: its name stands beside. */
  readonly isBare?: boolean
}

const swatchOf = (series: Series) => {
  if (series.kind !== 'line') return series.kind
  return series.theory ? 'expected' : series.weight
}

/** A piece of the line as drawn, and its name. */
export const SeriesKey = ({ panel, series, isBare = false }: Props) => (
  <span className="series-key" style={{ '--hue': hueOf(panel, series) } as CSSProperties}>
    <i className={`swatch swatch-${swatchOf(series)}`} />
    {!isBare && series.label}
  </span>
)
