import { errorMessage } from '../../../domain/wording/error-message'
import type { SweepResult } from '../../../sweep/result'
import type { SweptKey } from '../../../sweep/swept'
import { useAppState, usePage } from '../../page-context'

/** What a part of the page needs to sweep. */
export const useSweep = () => {
  const { sweeps, session, store } = usePage()
  const state = useAppState(({ sweep }) => sweep)
  const blockedBy = useAppState(({ experiment, sweep }) =>
    experiment && sweep.kind !== 'running' ? experiment.title : null,
  )
  /** How it ends, the panel shows; only what could not begin is told. */
  const heard = (ended: Promise<SweepResult>) => {
    ended.catch((error: unknown) => {
      if (store.getState().sweep.kind !== 'paused' && store.getState().sweep.kind !== 'idle')
        session.notify('error', errorMessage(error))
    })
  }
  const complain = (error: unknown) => session.notify('error', errorMessage(error))
  return {
    state,
    blockedBy,
    start: async (key: SweptKey, list: readonly unknown[]) => {
      const { settings } = store.getState()
      try {
        await session.stop()
        heard(sweeps.start({ [key]: list }, settings))
      } catch (error) {
        complain(error)
      }
    },
    pause: () => void sweeps.pause().catch(complain),
    resume: () => heard(sweeps.resume()),
    cancel: () => void sweeps.cancel().catch(complain),
  }
}
