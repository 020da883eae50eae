import { standingChecks } from '../../charts/frame/doubt'
import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings'
import type { Snapshot } from '../../domain/snapshot'
import type { RunState } from '../status/run-state'
import { burstWords } from './burst-words'
import { closedWords } from './closed-words'
import { conclusion } from './conclusion'
import { firstStep } from './first-step'
import { openWords, undecidedWords } from './open-words'
import type { Sentence } from './sentence'

interface Given {
  readonly state: RunState
  readonly snapshot: Snapshot | null
  readonly report: Report | null
  /** What the controls show. */
  readonly settings: Settings
}

const early = (topic: string, happening: string): Sentence => ({ topic, happening, advice: null })

/** A figure that a failed check touches is not to be reasoned from. */
const distrust = ({ checks }: Snapshot): string | null => {
  const [worst] = standingChecks(checks)
  return worst?.state === 'fail'
    ? `Do not trust these figures: “${worst.title}” fails, as the checks explain.`
    : null
}

const running = (snapshot: Snapshot): Sentence => {
  const { verdict } = snapshot.queueState
  switch (verdict.kind) {
    case 'bounded':
      return closedWords(snapshot, verdict.callers)
    case 'draining':
      return burstWords(snapshot, verdict.left)
    case 'growing':
    case 'full':
    case 'stable':
      return openWords(snapshot, verdict.kind)
    case 'undecided':
      return undecidedWords(snapshot, verdict.reason)
    default:
      return verdict satisfies never
  }
}

const withDoubt = (words: Sentence, snapshot: Snapshot): Sentence => {
  const doubt = distrust(snapshot)
  return doubt === null ? words : { topic: 'distrust', happening: words.happening, advice: doubt }
}

/** The one sentence over the figures: from the lab's verdicts, never from a threshold of the page's own. */
export const wordsFor = ({ state, snapshot, report, settings }: Given): Sentence => {
  switch (state.kind) {
    case 'idle':
      return firstStep(settings)
    case 'requested':
      return early('starting', 'Starting the lab.')
    case 'starting':
      return early('starting', `Starting workers: ${state.ready} of ${state.asked} are ready.`)
    case 'calibrating':
      return early(
        'calibrating',
        'Timing direct calls on a quiet thread: what the pool will be measured against.',
      )
    case 'running':
      return snapshot ? withDoubt(running(snapshot), snapshot) : early('starting', 'Starting the lab.')
    case 'stopping':
      return early('stopping', 'Stopping: calls that wait are cancelled, calls in flight come to their end.')
    case 'finished':
      return snapshot && report
        ? withDoubt(conclusion(report, snapshot), snapshot)
        : early('finished', 'The run has ended.')
    case 'failed':
      return {
        topic: 'failed',
        happening: `The run failed: ${state.message}`,
        advice: 'Nothing is lost: change what it names, or press Run to try again.',
      }
    default:
      return state satisfies never
  }
}
