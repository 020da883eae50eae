import './time-bar.css'
import { useChartBoard } from './board-context'
import { useLive } from './live-source'
import { formatTime } from './time-axis'
import { TimeStrip } from './time-strip'
import { useView } from './use-view'

/** Time, for all charts at once: pause, the stretch that is shown, and the way back to the newest. */
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
    <section className={`time-bar${isPaused ? ' is-paused' : ''}`} aria-label="Time shown">
      <button
        type="button"
        aria-disabled={shown === null}
        onClick={() => shown && (isPaused ? view.writer.resume() : view.writer.pause())}
      >
        {isPaused ? 'Resume picture' : 'Pause picture'}
      </button>
      {shown ? <TimeStrip snapshot={shown} /> : <div className="time-strip" />}
      <span className="time-behind">{behind === null ? '' : `${formatTime(behind)} behind`}</span>
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
