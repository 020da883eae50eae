import type { Activity } from '../../store/state'
import { useAppState, usePage } from '../page-context'

const CAN_RUN: Readonly<Record<Activity, boolean>> = {
  idle: true,
  introduction: true,
  running: false,
  stopping: false,
}
const CAN_STOP: Readonly<Record<Activity, boolean>> = {
  idle: false,
  introduction: true,
  running: true,
  stopping: false,
}

/** `aria-disabled`, not `disabled`: a button that was just pressed keeps the keyboard's focus. */
export const RunButtons = () => {
  const { session, experiments } = usePage()
  const activity = useAppState((state) => state.activity)
  // Between two runs of an experiment the page is idle, and yet taken.
  const isTesting = useAppState((state) => state.experiment !== null)
  const canRun = CAN_RUN[activity] && !isTesting
  const canStop = CAN_STOP[activity] || isTesting
  const stop = () => {
    const stopped = isTesting ? experiments.stop() : session.stop()
    stopped.catch((error: unknown) => session.notify('error', String(error)))
  }
  return (
    <div className="run-buttons">
      <button
        type="button"
        className="primary"
        aria-disabled={!canRun}
        onClick={() => canRun && session.start()}
      >
        Run
      </button>
      <button type="button" aria-disabled={!canStop} onClick={() => canStop && stop()}>
        Stop
      </button>
    </div>
  )
}
