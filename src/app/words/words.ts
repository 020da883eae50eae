import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'
import { several } from '../../domain/text'
import type { Sentence } from '../../domain/wording/sentence'
import type { Story } from '../../store/runs/storyteller'
import { AFTER_INTRODUCTION, firstStep } from '../../words/first-step'
import { ended } from '../../words/phrases'
import type { RunState } from '../status/run-state'
import type { RunRules } from './run-rules'

interface Given {
  readonly state: RunState
  readonly snapshot: Snapshot | null
  readonly report: Report | null
  /** Of the introduction; null where it is not told. */
  readonly story: Story | null
  /** What the controls show. */
  readonly settings: Settings
  /** null until they have come. */
  readonly rules: RunRules | null
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

const runWords = ({ state, snapshot, report, settings, rules }: Given): Sentence => {
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
      if (!snapshot) return early('starting', 'Starting the lab.')
      return rules ? rules.live(snapshot) : early('running', 'The run goes on.')
    case 'stopping':
      return early('stopping', 'Stopping: calls that wait are cancelled, calls in flight come to their end.')
    case 'finished':
      return report && rules ? rules.over(report) : early('finished', 'The run has ended.')
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
