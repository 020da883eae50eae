import './time-bar.css'
import { Suspense } from 'react'
import { Guard } from '../frame/guard/guard'
import { createLate } from '../frame/guard/late'
import { useChartBoard } from '../live/board-context'
import { useLive } from '../live/live-source'
import { useView } from '../live/use-view'
import { formatTime } from '../timeline/time-axis'
import { CHOSEN, WINDOWS, windowOf } from './windows'

/** Less is none: it would be printed as 0.0 s. ms */
const LEAST_BEHIND = 50

/** Comes with the charts: before them there is no time to look at. */
const TimeStrip = createLate(async () => (await import('./time-strip')).TimeStrip)
const NoStrip = <div className="time-strip" />

/** Time, for all charts at once: pause, and the one place where the stretch is chosen that all of them show. */
export const TimeBar = () => {
  const board = useChartBoard()
  const { view, live } = board
  const newest = useLive(live)
  const picture = useView(view, (state) => state.picture)
  const zoom = useView(view, (state) => state.zoom)
  const shown = board.shownOf(newest)
  const behind = board.behind()
  const isPaused = picture === 'paused'
  const isNewest = zoom.kind === 'newest'
  return (
    <section className={`time-bar${isPaused ? ' is-paused' : ''}`} aria-label="Time shown" translate="no">
      <button
        type="button"
        aria-disabled={shown === null}
        onClick={() => shown && (isPaused ? view.writer.resume() : view.writer.pause())}
      >
        {isPaused ? 'Back to live' : 'Freeze charts'}
      </button>
      <Guard part="The time bar">
        <Suspense fallback={NoStrip}>{shown ? <TimeStrip snapshot={shown} /> : NoStrip}</Suspense>
      </Guard>
      <span className="time-behind">
        {behind !== null && behind >= LEAST_BEHIND && `${formatTime(behind)} behind`}
      </span>
      <select
        className="time-window"
        aria-label="Time window"
        value={windowOf(zoom)}
        onChange={({ currentTarget: { value } }) => {
          const chosen = WINDOWS.find((window) => window.value === value)
          if (chosen) view.writer.zoomTo(chosen.zoom)
        }}
      >
        {WINDOWS.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
        {windowOf(zoom) === CHOSEN.value && <option value={CHOSEN.value}>{CHOSEN.name}</option>}
      </select>
      <button
        type="button"
        className="quiet"
        aria-disabled={isNewest}
        onClick={() => !isNewest && view.writer.resetZoom()}
      >
        Reset zoom
      </button>
    </section>
  )
}
