import { memo } from 'react'
import type { ViewWriter } from '../../store/view'
import type { Panel } from '../definitions/chart'
import { seriesKey } from '../definitions/charts'
import { SeriesKey } from './series-key'

interface Props {
  readonly panel: Panel
  readonly writer: ViewWriter
}

/** The keys of a chart's series: each is a switch that hides or shows its series. */
export const ChartLegend = memo(({ panel, writer }: Props) =>
  panel.series.map((series) => (
    <button
      key={series.id}
      type="button"
      className="legend-key"
      aria-pressed={panel.shown.includes(series)}
      onClick={() => writer.toggleSeries(seriesKey(panel.id, series.id))}
    >
      <SeriesKey panel={panel} series={series} />
    </button>
  )),
)
