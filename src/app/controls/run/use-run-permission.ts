import { errorMessage } from '../../../domain/wording/error-message'
import { useAppState, usePage } from '../../page-context'
import { CAN_RUN, CAN_STOP } from './run-permission'

interface RunPermission {
  readonly canRun: boolean
  readonly canStop: boolean
  /** Ends the run that goes on, and the experiment that it is part of. */
  readonly stop: () => void
}

/** What the buttons of a run may do now. */
export const useRunPermission = (): RunPermission => {
  const { session, experiments, sweeps } = usePage()
  const activity = useAppState((state) => state.activity)
  // Between two runs of an experiment the page is idle, and yet taken.
  const isTesting = useAppState((state) => state.experiment !== null)
  const stop = () => {
    const stopped = isTesting ? Promise.all([experiments.stop(), sweeps.pause()]) : session.stop()
    stopped.catch((error: unknown) => session.notify('error', errorMessage(error)))
  }
  return { canRun: CAN_RUN[activity] && !isTesting, canStop: CAN_STOP[activity] || isTesting, stop }
}
