import type { Snapshot } from '../../domain/snapshot'
import { useAppState } from '../page-context'
import { runStateOf } from '../status/run-state'
import type { Sentence } from './sentence'
import { wordsFor } from './words'

/** The sentence of the moment that `snapshot` shows. */
export const useWords = (snapshot: Snapshot | null): Sentence => {
  const activity = useAppState((state) => state.activity)
  const settings = useAppState((state) => state.settings)
  const report = useAppState((state) => state.report)
  return wordsFor({ state: runStateOf(activity, snapshot), snapshot, report, settings })
}
