import { GOES_ON } from '../../domain/experiments/exclusivity'
import type { Judge } from '../../domain/own/own'
import type { JudgeSlice, OwnerOf } from '../state'

/** Measuring a function, as the session does it: one at a time, and it can be stopped. */
export interface FunctionJudge {
  readonly judge: Judge
  /** Resolves when no function is being measured any more. @param why whoever asked for the verdict is told this */
  readonly stop: (why: string) => Promise<void>
}

export const createFunctionJudge = (measure: Judge, store: OwnerOf<JudgeSlice>): FunctionJudge => {
  let active: { readonly abort: AbortController; readonly verdict: Promise<unknown> } | null = null

  const judge: Judge = async (request, { signal, onProgress } = {}) => {
    if (active) throw new Error(GOES_ON.judging)
    const abort = new AbortController()
    const onAbort = () => abort.abort(signal?.reason)
    signal?.addEventListener('abort', onAbort, { once: true })
    store.setState({ isJudging: true })
    const verdict = measure(request, { signal: abort.signal, ...(onProgress && { onProgress }) })
    active = { abort, verdict }
    try {
      return await verdict
    } finally {
      active = null
      store.setState({ isJudging: false })
      signal?.removeEventListener('abort', onAbort)
    }
  }

  return {
    judge,
    stop: async (why) => {
      if (!active) return
      const { abort, verdict } = active
      abort.abort(new DOMException(why, 'AbortError'))
      await verdict.catch(() => undefined)
    },
  }
}
