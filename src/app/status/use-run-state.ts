import type { Snapshot } from '../../domain/snapshot'
import { useAppState, usePage } from '../page-context'
import { type RunState, runStateOf } from './run-state'

/**
 * Where the page is, at the moment that `snapshot` shows. Once the run is over that may be one of a moment before, as
 * pictures come at their own pace: then the last one tells how it ended.
 */
export const useRunState = (snapshot: Snapshot | null): RunState => {
  const { store } = usePage()
  const activity = useAppState((state) => state.activity)
  return runStateOf(activity, activity === 'idle' ? store.getState().snapshot : snapshot)
}
