import type {
  Experiment,
  ExperimentOutcome,
  ExperimentProgress,
} from '../../../domain/experiments/experiment'
import { errorMessage } from '../../../domain/wording/error-message'
import { useAppState, usePage } from '../../page-context'

export interface ExperimentHold {
  readonly outcome: ExperimentOutcome | null
  /** Of this experiment; null while it does not go on. */
  readonly progress: ExperimentProgress | null
  /** The title of another one that goes on, which this one has to wait for. */
  readonly blockedBy: string | null
  readonly start: () => void
  readonly stop: () => void
}

/** Everything a part of the page needs to run one experiment and to show how it ended. */
export const useExperiment = (experiment: Experiment): ExperimentHold => {
  const { experiments, session } = usePage()
  const going = useAppState((state) => state.experiment)
  const outcome = useAppState((state) => state.outcomes[experiment.id] ?? null)
  const isOurs = going?.id === experiment.id
  const complain = (error: unknown) => session.notify('error', errorMessage(error))
  return {
    outcome,
    progress: isOurs ? going : null,
    blockedBy: going && !isOurs ? going.title : null,
    start: () => void experiments.start(experiment).catch(complain),
    stop: () => void experiments.stop().catch(complain),
  }
}
