import type { Snapshot } from '../../domain/snapshot'
import { formatWhole } from '../../domain/text'
import type { Story } from '../../store/runs/storyteller'
import { demandInBrief } from '../../words/demand'
import type { RunState } from './run-state'

const several = (count: number, one: string) => `${formatWhole(count)} ${one}${count === 1 ? '' : 's'}`

const running = ({ settings, live }: Snapshot) =>
  `Running: ${settings.mode}, ${several(settings.workers, 'worker')}, ${demandInBrief(settings)} · ${formatWhole(live.completedPerSecond)} calls/s`

const finished = ({ classes, rounds }: Snapshot, reason: 'rounds' | 'seconds' | 'plan' | 'stopped') => {
  const how = reason === 'stopped' ? 'Stopped' : 'Finished'
  const lastRound = rounds.at(-1)?.round ?? 0
  const after = lastRound > 0 ? ` after ${several(lastRound, 'round')}` : ''
  return `${how}${after}: ${several(classes.foreground.counts.completed, 'call')}`
}

/** What the page is doing, in one line. */
export const statusSentence = (
  state: RunState,
  snapshot: Snapshot | null,
  story: Story | null = null,
): string => {
  if (story?.kind === 'telling') return `Introduction, ${story.step} of ${story.steps}`
  if (story?.kind === 'told' && state.kind === 'finished') return 'Introduction finished'
  switch (state.kind) {
    case 'idle':
      return 'Idle'
    case 'requested':
      return 'Starting…'
    case 'starting':
      return `Starting ${state.ready} of ${several(state.asked, 'worker')}`
    case 'calibrating':
      return 'Calibrating: timing direct calls on a quiet thread…'
    case 'running':
      return snapshot ? running(snapshot) : 'Running'
    case 'stopping':
      return 'Stopping: waiting for calls in flight…'
    case 'finished':
      return snapshot ? finished(snapshot, state.reason) : 'Finished'
    case 'failed':
      // Why stands in the sentence below it, and in the notice.
      return 'Failed'
    default:
      return state satisfies never
  }
}
