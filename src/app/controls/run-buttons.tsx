import { useAppState, usePage } from '../page-context'
import { CAN_RUN, CAN_STOP } from './run-permission'

/** `aria-disabled`, not `disabled`: a button that was just pressed keeps the keyboard's focus. */
export const RunButtons = () => {
  const { session } = usePage()
  const activity = useAppState((state) => state.activity)
  return (
    <div className="run-buttons">
      <button
        type="button"
        className="primary"
        aria-keyshortcuts="R"
        aria-disabled={!CAN_RUN[activity]}
        onClick={() => CAN_RUN[activity] && session.start()}
      >
        Run
      </button>
      <button
        type="button"
        aria-keyshortcuts="R"
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
