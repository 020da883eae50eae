import type { Progress } from '../../domain/snapshot'
import { formatWhole } from '../../domain/text'
import type { Story } from '../../store/runs/storyteller'
import type { RunState } from './run-state'

const timeLeft = (seconds: number) => {
  if (seconds < 1) return 'less than 1 s left'
  return seconds < 90 ? `${Math.ceil(seconds)} s left` : `${Math.ceil(seconds / 60)} min left`
}

const roundOf = ({ round, rounds }: Progress) =>
  rounds > 0 ? `Round ${formatWhole(round)} of ${formatWhole(rounds)}` : `Round ${formatWhole(round)}`

/** What stands under the bar: the round, and how long it will take. */
export const progressText = (
  state: RunState,
  progress: Progress | undefined,
  story: Story | null = null,
): string => {
  if (!progress || state.kind === 'idle') return 'Not running'
  if (state.kind === 'starting' || state.kind === 'requested') return 'Starting workers'
  if (state.kind === 'calibrating') return 'Calibrating, some 3 s at most'
  if (state.kind === 'finished' || state.kind === 'failed') return 'Ended'
  if (story?.kind === 'telling') return `Step ${story.step} of ${story.steps}`
  const { fraction, secondsLeft } = progress
  const left = fraction === null ? 'until stopped' : secondsLeft === null ? null : timeLeft(secondsLeft)
  return [roundOf(progress), left].filter((part) => part !== null).join(' · ')
}

const IS_BUSY: Partial<Record<RunState['kind'], true>> = {
  requested: true,
  starting: true,
}

/**
 * How far the bar goes: through the run, or through its round where the run has no end.
 * null while something goes on that has no measure.
 */
export const progressValue = (
  state: RunState,
  progress: Progress | undefined,
  story: Story | null = null,
): number | null => {
  if (IS_BUSY[state.kind]) return null
  if (state.kind === 'calibrating') return state.fraction
  if (story?.kind === 'telling') return story.step / story.steps
  if (!progress) return 0
  if (story?.kind === 'told' && state.kind === 'finished') return 1
  if (state.kind === 'finished' && state.reason !== 'stopped') return 1
  return progress.fraction ?? progress.roundFraction
}
