import { usePage } from '../../page-context'
import { useRunPermission } from './use-run-permission'

/** `aria-disabled`, not `disabled`: a button that was just pressed keeps the keyboard's focus. */
export const RunButtons = () => {
  const { session } = usePage()
  const { canRun, canStop, stop } = useRunPermission()
  return (
    <div className="run-buttons">
      <button
        type="button"
        className="primary"
        aria-keyshortcuts="R"
        aria-disabled={!canRun}
        onClick={() => canRun && session.start()}
      >
        Run
      </button>
      <button type="button" aria-keyshortcuts="R" aria-disabled={!canStop} onClick={() => canStop && stop()}>
        Stop
      </button>
    </div>
  )
}
