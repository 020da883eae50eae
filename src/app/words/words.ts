import type { Report } from '../../domain/report'
import type { Sentence } from '../../domain/sentence'
import type { Settings } from '../../domain/settings'
import type { Snapshot } from '../../domain/snapshot'
import type { Story } from '../../store/storyteller'
import { AFTER_INTRODUCTION, firstStep } from '../../words/first-step'
import { factsOfReport } from '../../words/of-report'
import { factsOfSnapshot } from '../../words/of-snapshot'
import { several } from '../../words/phrases'
import { ended, speak } from '../../words/speak'
import type { RunState } from '../status/run-state'

interface Given {
  readonly state: RunState
  readonly snapshot: Snapshot | null
  readonly report: Report | null
  /** Of the introduction; null where it is not told. */
  readonly story: Story | null
  /** What the controls show. */
  readonly settings: Settings
}

const early = (topic: string, happening: string, advice: string | null = null): Sentence => ({
  topic,
  happening,
  advice,
  tries: [],
})

/** What the introduction says; null where it says nothing. */
const storyWords = ({ state, story }: Given): Sentence | null => {
  if (story?.kind === 'told') return state.kind === 'failed' ? null : AFTER_INTRODUCTION
  return story && (state.kind === 'running' || state.kind === 'stopping')
    ? early(`story-${story.step}`, story.says)
    : null
}

const runWords = ({ state, snapshot, report, settings }: Given): Sentence => {
  switch (state.kind) {
    case 'idle':
      return firstStep(settings)
    case 'requested':
      return early('starting', 'Starting the lab.')
    case 'starting':
      return early(
        'starting',
        `Starting workers: ${state.ready} of ${several(state.asked, 'worker')} ${state.ready === 1 ? 'is' : 'are'} ready.`,
      )
    case 'calibrating':
      return early(
        'calibrating',
        'Timing direct calls on a quiet thread: what the pool will be measured against.',
      )
    case 'running':
      return snapshot ? speak(factsOfSnapshot(snapshot)) : early('starting', 'Starting the lab.')
    case 'stopping':
      return early('stopping', 'Stopping: calls that wait are cancelled, calls in flight come to their end.')
    case 'finished':
      return report ? speak(factsOfReport(report)) : early('finished', 'The run has ended.')
    case 'failed':
      return early(
        'failed',
        `The run failed: ${ended(state.message)}`,
        'Nothing is lost: change what it names, or press Run to try again.',
      )
    default:
      return state satisfies never
  }
}

/** The one sentence over the figures: by the rules, never from a threshold of the page's own. */
export const wordsFor = (given: Given): Sentence => storyWords(given) ?? runWords(given)
