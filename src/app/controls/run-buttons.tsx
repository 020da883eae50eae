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
  const { session } = usePage()
  const activity = useAppState((state) => state.activity)
  return (
    <div className="run-buttons">
      <button
        type="button"
        className="primary"
        aria-disabled={!CAN_RUN[activity]}
        onClick={() => CAN_RUN[activity] && session.start()}
      >
        Run
      </button>
      <button
        type="button"
        aria-disabled={!CAN_STOP[activity]}
        onClick={() => {
          if (CAN_STOP[activity])
            session.stop().catch((error: unknown) => session.notify('error', String(error)))
        }}
      >
        Stop
      </button>
    </div>
  )
}
