import type { Judge, Judgement, JudgeRequest, OwnFault } from '../../domain/own/own'
import { faultOf } from '../../domain/own/own-fault'
import { errorMessage } from '../../domain/wording/error-message'

/** What is known of the function. What was found is of `code`, whatever stands in the editor meanwhile. */
export type Judging =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'going'
      readonly fraction: number
      readonly doing: string
      readonly isStopping: boolean
    }
  | { readonly kind: 'judged'; readonly code: string; readonly judgement: Judgement }
  | {
      readonly kind: 'failed'
      readonly code: string
      readonly message: string
      readonly fault: OwnFault | null
    }
  | { readonly kind: 'stopped' }

/** Somebody stopped it, here or elsewhere on the page. */
const isStop = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'

/** Measures, one function at a time, and tells how that goes. */
export const createJudging = (judge: Judge, tell: (judging: Judging) => void) => {
  let abort: AbortController | null = null
  let last: { fraction: number; doing: string } = { fraction: 0, doing: '' }

  const start = async (request: JudgeRequest): Promise<void> => {
    if (abort) return
    const going = new AbortController()
    abort = going
    const { code } = request
    const progress = (fraction: number, doing: string) => {
      last = { fraction, doing }
      if (abort === going && !going.signal.aborted) tell({ kind: 'going', ...last, isStopping: false })
    }
    progress(0, 'preparing')
    try {
      const judgement = await judge(request, { signal: going.signal, onProgress: progress })
      tell(going.signal.aborted ? { kind: 'stopped' } : { kind: 'judged', code, judgement })
    } catch (error) {
      tell(
        going.signal.aborted || isStop(error)
          ? { kind: 'stopped' }
          : { kind: 'failed', code, message: errorMessage(error), fault: faultOf(error) },
      )
    } finally {
      abort = null
    }
  }
  return {
    start,
    stop: () => {
      if (!abort || abort.signal.aborted) return
      abort.abort(new DOMException('Measuring was stopped.', 'AbortError'))
      tell({ kind: 'going', ...last, isStopping: true })
    },
  }
}
