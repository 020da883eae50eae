import type { Snapshot } from '../../domain/snapshot'
import type { Sentence } from '../../domain/wording/sentence'
import { useLateValue } from '../late/late-value'
import { useAppState } from '../page-context'
import { useRunState } from '../status/use-run-state'
import { LATE_RULES } from './late-rules'
import { wordsFor } from './words'

/** The sentence of the moment that `snapshot` shows. */
export const useWords = (snapshot: Snapshot | null): Sentence => {
  const state = useRunState(snapshot)
  const settings = useAppState((app) => app.settings)
  const report = useAppState((app) => app.report)
  const story = useAppState((app) => app.story)
  const isNeeded = story === null && (state.kind === 'running' || state.kind === 'finished')
  const rules = useLateValue(LATE_RULES, isNeeded)
  return wordsFor({ state, snapshot, report, settings, story, rules })
}
