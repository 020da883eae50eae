import { useLive } from '../../../charts/live/live-source'
import type { Experiment, ExperimentProgress } from '../../../domain/experiments/experiment'
import { usePage } from '../../page-context'
import { experimentShare, experimentText } from './progress-words'
import type { ExperimentHold } from './use-experiment'

/** How far an experiment is. */
export const ExperimentProgressLine = ({
  title,
  progress,
}: {
  readonly title: string
  readonly progress: ExperimentProgress
}) => {
  const { live } = usePage()
  const snapshot = useLive(live)
  return (
    <p className="experiment-progress">
      <progress
        aria-label={`Progress: ${title}`}
        value={experimentShare(progress, snapshot?.progress.fraction ?? null)}
      />
      <span>{experimentText(progress, snapshot?.at ?? 0)}</span>
    </p>
  )
}

interface Props {
  readonly experiment: Experiment
  readonly hold: ExperimentHold
  /** What the button says. */
  readonly label: string
}

/** Starts an experiment, shows how far it is, and stops it. One button, so that the keyboard's focus stays. */
export const ExperimentControl = ({ experiment, hold, label }: Props) => {
  const { progress, blockedBy, start, stop } = hold
  const press = () => {
    if (progress) stop()
    else if (blockedBy === null) start()
  }
  return (
    <div className="experiment-control">
      <button
        type="button"
        className={progress ? undefined : 'primary'}
        aria-disabled={blockedBy !== null}
        title={blockedBy === null ? undefined : `“${blockedBy}” is being tested`}
        onClick={press}
      >
        {progress ? 'Stop' : label}
      </button>
      {progress && <ExperimentProgressLine title={experiment.title} progress={progress} />}
    </div>
  )
}
