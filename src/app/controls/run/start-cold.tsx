import { useAppState, usePage } from '../../page-context'
import { CAN_STOP } from './run-permission'

/** Rounds from fresh workers, cold to warm, as often as one likes. */
export const StartCold = () => {
  const { session } = usePage()
  const isRunning = useAppState(({ activity }) => CAN_STOP[activity])
  return (
    <button
      type="button"
      className="quiet"
      aria-disabled={!isRunning}
      title="Replaces every worker of this run by a fresh one, whose code is not optimised yet, and begins a round with these"
      onClick={() => {
        if (isRunning) session.startCold().catch((error: unknown) => session.notify('error', String(error)))
      }}
    >
      Start cold again
    </button>
  )
}
