import { type CSSProperties, lazy, Suspense, useRef, useState } from 'react'
import { ChartTable } from './chart-table'
import { doubtOf } from './doubt'
import { DoubtNote } from './doubt-note'
import { type LiveSource, useLive } from './live-source'
import { PANELS, type Panel } from './panels'
import { readingText } from './reading-text'
import { SeriesKey } from './series-key'
import { useSize } from './use-size'

/** The chart library is most of the page's script: it comes after the first paint, into space kept for it. */
const LiveChart = lazy(async () => ({ default: (await import('./live-chart')).LiveChart }))

const placeOf = (panel: Panel) => {
  if (panel === PANELS[0]) return 'first'
  return panel === PANELS.at(-1) ? 'last' : 'between'
}

interface Props {
  readonly panel: Panel
  readonly live: LiveSource
}

export const ChartPanel = ({ panel, live }: Props) => {
  const snapshot = useLive(live, 'heavy')
  const plot = useRef<HTMLDivElement>(null)
  const size = useSize(plot)
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const timeline = snapshot?.timeline ?? []
  const doubt = doubtOf(snapshot?.checks ?? [], panel.id)
  return (
    <figure
      className={`chart-panel${doubt ? ` in-doubt-${doubt.state}` : ''}`}
      aria-label={panel.title}
      aria-describedby={`${panel.id}-description${doubt ? ` ${panel.id}-doubt` : ''}`}
      style={{ '--hue': `var(${panel.hue})` } as CSSProperties}
    >
      <figcaption>
        <h2 title={panel.description}>{panel.title}</h2>
        {doubt && <DoubtNote doubt={doubt} id={`${panel.id}-doubt`} />}
        <span className="chart-legend">
          {panel.series.map((series) => (
            <SeriesKey key={series.id} panel={panel} series={series} />
          ))}
        </span>
        <span className="chart-now">
          {(snapshot ? panel.now(snapshot) : []).map(({ label, reading }) => (
            <span key={label}>
              {label} <b>{readingText(reading, panel.quantity)}</b>
            </span>
          ))}
        </span>
        <button
          type="button"
          className="quiet"
          aria-label="Show as table"
          aria-pressed={view === 'table'}
          onClick={() => setView(view === 'table' ? 'chart' : 'table')}
        >
          Table
        </button>
      </figcaption>
      <p
        id={`${panel.id}-description`}
        className={timeline.length > 0 || view === 'table' ? 'visually-hidden' : 'chart-hint'}
      >
        {panel.description}
      </p>
      <div className="chart-plot" ref={plot}>
        {view === 'table' ? (
          // A scrolling region must be reachable by keyboard.
          <section className="chart-scroll" aria-label={`${panel.title} in numbers`} tabIndex={0}>
            <ChartTable panel={panel} timeline={timeline} />
          </section>
        ) : (
          <Suspense fallback={null}>
            {size && <LiveChart panel={panel} snapshot={snapshot} size={size} place={placeOf(panel)} />}
          </Suspense>
        )}
      </div>
    </figure>
  )
}
