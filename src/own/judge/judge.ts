import type { Judgement, JudgeOptions, JudgeRequest, OwnFault } from '../../domain/own/own'
import { OwnFaultError } from '../fault'
import { isPrepared, type Prepared } from '../module/prepare'
import { type OwnStage, StageError } from '../stage/stage'
import { requireRequest } from './plan/request'
import { cannotTell, HIDDEN, VerdictMaking, type VerdictPorts } from './verdict-making'

/** What a judge needs of the page. */
export interface JudgePorts extends VerdictPorts {
  readonly openStage: () => Promise<OwnStage>
  readonly prepare: (code: string) => Promise<Prepared | OwnFault>
  readonly isHidden: () => boolean
}

/** Settles as `work` does, or rejects with the signal's reason as soon as that says so. */
const unlessAborted = <T>(
  signal: AbortSignal | undefined,
  work: Promise<T>,
  onAbort: () => void = () => undefined,
): Promise<T> => {
  if (!signal) return work
  return new Promise<T>((resolve, reject) => {
    const abort = () => {
      onAbort()
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
    if (signal.aborted) abort()
  })
}

/** A stage that opens only when nobody waits for it any more is ended. */
const openUnlessAborted = (
  signal: AbortSignal | undefined,
  open: () => Promise<OwnStage>,
): Promise<OwnStage> => {
  signal?.throwIfAborted()
  const opening = open()
  return unlessAborted(signal, opening, () => {
    opening.then(
      (stage) => stage.end(),
      () => undefined,
    )
  })
}

/**
 * Measures a function directly, in slices and through pools, on a stand-in for the page, and says whether it should go to
 * workers. Takes some 20 s, more for functions that take longer than 20 ms a call.
 * @throws {RangeError} naming what is wrong with the request; {OwnFaultError} when the code cannot be measured at all
 */
export const judge = async (
  request: JudgeRequest,
  ports: JudgePorts,
  { signal, onProgress }: JudgeOptions = {},
): Promise<Judgement> => {
  const asked = requireRequest(request)
  signal?.throwIfAborted()
  const tell = (fraction: number, doing: string) => onProgress?.(fraction, doing)
  tell(0, 'preparing the module')
  const prepared = await unlessAborted(signal, ports.prepare(asked.code))
  if (!isPrepared(prepared)) throw new OwnFaultError(prepared)
  if (ports.isHidden()) return cannotTell(HIDDEN)
  let stage: OwnStage
  try {
    stage = await openUnlessAborted(signal, ports.openStage)
  } catch (error) {
    if (error instanceof StageError && error.trouble.kind === 'no-stage')
      return cannotTell(`${error.trouble.reason}.`)
    throw error
  }
  try {
    const making = new VerdictMaking(stage, asked, ports, tell)
    return await unlessAborted(signal, making.judge(prepared.source), stage.end)
  } finally {
    stage.end()
  }
}
