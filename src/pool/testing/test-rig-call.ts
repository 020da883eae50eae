import type { Batch } from '../calls/batch.js'
import type { Submission } from './test-steps.js'
import { NotedTask } from './test-transport.js'

/** A call without options whose caller does nothing more. */
export const PLAIN: Submission = {
  kind: 'submit',
  timeoutMs: null,
  isAbortable: false,
  isReplacing: false,
  isIdempotent: false,
  isUnclonable: false,
  isWrong: false,
  aftermath: 'nothing',
}

/** A call of the rig: it knows who can abort it, and whether it can be sent. */
export class RigCall extends NotedTask {
  readonly isUnclonable: boolean
  readonly isWrong: boolean
  readonly abort: (() => void) | null
  /** How often it was sent. */
  sends = 0

  constructor(number: number, submission: Submission, onSettled: () => void) {
    const controller = submission.isAbortable ? new AbortController() : null
    super(number, onSettled, {
      timeoutMs: submission.timeoutMs ?? undefined,
      signal: controller?.signal,
      onAbort: submission.isReplacing ? 'replace' : 'drop',
      idempotent: submission.isIdempotent,
    })
    this.isUnclonable = submission.isUnclonable || submission.isWrong
    if (submission.isWrong) this.args = [number, Symbol('cannot be cloned')]
    this.isWrong = submission.isWrong
    this.abort = controller && (() => controller.abort())
  }
}

/** Calls of a message that somebody still waits for. */
export const rigCallsOf = (batch: Batch): readonly RigCall[] =>
  batch.openTasks().filter((task) => task instanceof RigCall)
