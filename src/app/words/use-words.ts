import type { Snapshot } from '../../domain/snapshot'
import type { Sentence } from '../../domain/wording/sentence'
import { useAppState } from '../page-context'
import { useRunState } from '../status/use-run-state'
import { useRules } from './use-rules'
import { wordsFor } from './words'

/** The sentence of the moment that `snapshot` shows. */
export const useWords = (snapshot: Snapshot | null): Sentence => {
  const state = useRunState(snapshot)
  const settings = useAppState((app) => app.settings)
  const report = useAppState((app) => app.report)
  const story = useAppState((app) => app.story)
  const rules = useRules(story === null && (state.kind === 'running' || state.kind === 'finished'))
  return wordsFor({ state, snapshot, report, settings, story, rules })
}
