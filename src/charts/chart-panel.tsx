import './charts.css'
import { lazy, Suspense, useRef } from 'react'
import { ChartTable } from './chart-table'
import { doubtOf } from './doubt'
import { useTimePlace } from './frame/panel-controls'
import { PanelFrame } from './frame/panel-frame'
import { type LiveSource, useLive } from './live-source'
import type { Panel } from './panels'
import { readingText } from './reading-text'
import { SeriesKey } from './series-key'
import { useSize } from './use-size'

/** The chart library is most of the page's script: it comes after the first paint, into space kept for it. */
const LiveChart = lazy(async () => ({ default: (await import('./live-chart')).LiveChart }))

interface Props {
  readonly panel: Panel
  readonly live: LiveSource
}

interface PictureProps extends Pick<Props, 'panel'> {
  readonly snapshot: ReturnType<typeof useLive>
}

const Picture = ({ panel, snapshot }: PictureProps) => {
  const plot = useRef<HTMLDivElement>(null)
  const size = useSize(plot)
  const place = useTimePlace()
  return (
    <div className="chart-plot" ref={plot}>
      <Suspense fallback={null}>
        {size && <LiveChart panel={panel} snapshot={snapshot} size={size} place={place} />}
      </Suspense>
    </div>
  )
}

export const ChartPanel = ({ panel, live }: Props) => {
  const snapshot = useLive(live, 'heavy')
  const timeline = snapshot?.timeline ?? []
  return (
    <PanelFrame
      id={panel.id}
      title={panel.title}
      description={panel.description}
      hue={panel.hue}
      doubt={doubtOf(snapshot?.checks ?? [], panel.id)}
      legend={panel.series.map((series) => <SeriesKey key={series.id} panel={panel} series={series} />)}
      now={(snapshot ? panel.now(snapshot) : []).map(({ label, reading }) => (
        <span key={label}>
          {label} <b>{readingText(reading, panel.quantity)}</b>
        </span>
      ))}
      table={<ChartTable panel={panel} timeline={timeline} />}
      isEmpty={timeline.length === 0}
    >
      <Picture panel={panel} snapshot={snapshot} />
    </PanelFrame>
  )
}
