import { OWN_LIMIT_MS, type OwnFault } from '../domain/own/own'
import { type Micros, micros } from '../domain/time'
import type { Workload } from '../workloads/workload'
import { ArgumentStock } from './arguments/argument-stock'
import { checksumOf } from './checksum'
import { DirectThread, type Late, type OwnHost } from './direct-thread'
import { OwnFaultError, ownFault } from './fault'
import { type DirectCalls, isDirectCalls } from './module/direct-calls'
import { isPrepared, type Prepared, prepareModule } from './module/prepare'
import { isTrial, type Trial } from './module/trial'
import { CALL_DIRECTLY, CALL_ONCE, LOAD, OWN, type OwnInit, TRY_OUT } from './worker/own-init'

/** What trying a function may take besides two calls that are as long as can be, ms. */
const TRIAL_MS = 5000
/** Direct calls may take so many times what they should, and so long with what is around them, ms. */
const PATIENCE = 5
const AROUND_MS = 500

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`

const lateTop: Late = () =>
  ownFault('top-level', 'What stands at the top of the module, or setup(), does not end: it was ended.')
const lateCall: Late = (limitMs) =>
  ownFault(
    'never-settles',
    `A call has not ended within ${seconds(limitMs)}: an endless loop, or a promise that never settles. It was ended; should it take so long, set a time limit.`,
  )

export interface OwnOrder {
  readonly code: string
  readonly seed: number
  /** A call may take so long; 0 for the limit that all own functions have, ms. */
  readonly timeoutMs: number
}

const isFault = (value: unknown): value is OwnFault =>
  typeof value === 'object' && value !== null && 'kind' in value && 'message' in value

/** What the worker answered, or the fault that it found. @throws {OwnFaultError} */
const answerOf = <T>(value: unknown, isAnswer: (value: T | OwnFault) => value is T): T => {
  if (isFault(value)) throw new OwnFaultError(value)
  const answer = value as T
  if (typeof value !== 'object' || value === null || !isAnswer(answer))
    throw new OwnFaultError(
      ownFault('throws', 'The worker answered with something that it was not asked for.'),
    )
  return answer
}

/** Has a worker load the function. @throws {OwnFaultError} */
const loadOn = async (thread: DirectThread, limitMs: number): Promise<void> => {
  await thread.ready()
  const fault = await thread.ask(LOAD, [], limitMs, lateTop)
  if (isFault(fault)) throw new OwnFaultError(fault)
}

/** Loads and tries the function on a worker that is for nothing else. @throws {OwnFaultError} */
const tryOn = async (thread: DirectThread, limitMs: number): Promise<Tried> => {
  await loadOn(thread, limitMs)
  // One call first: whether it ends at all is known soonest from it.
  const once = await thread.ask(CALL_ONCE, [], limitMs, lateCall)
  const { elapsedMs } = answerOf<DirectCalls>(once, isDirectCalls)
  const answer = await thread.ask(TRY_OUT, [], 2 * limitMs + TRIAL_MS, lateCall)
  return { trial: answerOf<Trial>(answer, isTrial), callMs: elapsedMs }
}

/** What trying a function has shown. */
interface Tried {
  readonly trial: Trial
  /** What its first call took, ms. */
  readonly callMs: number
}

/** An own function that has been tried, and can be called: through a pool, and directly on a thread of its own. */
export class OwnFunction {
  readonly trial: Trial
  readonly #thread: DirectThread
  readonly #limitMs: number
  readonly #init: Omit<OwnInit, 'role'>
  #meanMs: number

  private constructor(
    thread: DirectThread,
    limitMs: number,
    init: Omit<OwnInit, 'role'>,
    { trial, callMs }: Tried,
  ) {
    this.#thread = thread
    this.#limitMs = limitMs
    this.#init = init
    this.trial = trial
    this.#meanMs = callMs
  }

  /**
   * Prepares the module, tries the function in a locked worker, and loads it in another, in which it is called directly.
   * @param onStarted is given what ends both, however far they are
   * @throws {OwnFaultError} with what is wrong with the function
   */
  static async open(
    host: OwnHost,
    { code, seed, timeoutMs }: OwnOrder,
    onStarted: (end: () => Promise<void>) => void,
  ): Promise<OwnFunction> {
    const prepared: Prepared | OwnFault = await prepareModule(code)
    if (!isPrepared(prepared)) throw new OwnFaultError(prepared)
    const init = { ...prepared, seed }
    const limitMs = timeoutMs === 0 ? OWN_LIMIT_MS : timeoutMs
    const trialThread = new DirectThread(host, { ...init, role: 'trial' })
    const thread = new DirectThread(host, { ...init, role: 'direct' })
    const end = async () => void (await Promise.all([trialThread.end(), thread.end()]))
    onStarted(end)
    try {
      const tried = await tryOn(trialThread, limitMs)
      await trialThread.end()
      await loadOn(thread, limitMs)
      return new OwnFunction(thread, limitMs, init, tried)
    } catch (error) {
      await end()
      throw error
    }
  }

  /** What a pool's workers that serve it are given. */
  get init(): OwnInit {
    return { ...this.#init, role: 'calls' }
  }

  async #callDirectly(times: number): Promise<DirectCalls> {
    const limitMs = this.#limitMs + AROUND_MS + PATIENCE * times * this.#meanMs
    const answer = await this.#thread.ask(CALL_DIRECTLY, [times], limitMs, lateCall)
    const calls = answerOf<DirectCalls>(answer, isDirectCalls)
    if (Number.isFinite(calls.elapsedMs) && calls.elapsedMs >= 0) return calls
    throw new OwnFaultError(ownFault('throws', 'The worker’s clock was changed: its times mean nothing.'))
  }

  /** The function as a workload of a run. */
  workload(): Workload {
    const { sets, checksums, isSteady } = this.trial
    const stock = new ArgumentStock(sets)
    const isRight = (n: number, value: unknown): boolean => {
      const expected = checksums[stock.indexOf(n)] ?? null
      return !isSteady || expected === null || checksumOf(value) === expected
    }
    return {
      method: OWN,
      argsOf: (n) => stock.argsOf(n),
      transferOf: (n) => stock.transferOf(n),
      makeAhead: (n) => stock.makeAhead(n),
      isRight,
      isRightAfter: (_times, value) => meanOf(value) !== null,
      runDirectly: async (times) => {
        const { calls, elapsedMs } = await this.#callDirectly(times)
        this.#meanMs = elapsedMs / calls
        return micros(this.#meanMs * times * 1000)
      },
      yardstick: (resolutionUs) => this.#thread.ask('yardstick', [resolutionUs], AROUND_MS, lateCall),
      inWorker: { ask: (times) => ({ method: CALL_DIRECTLY, args: [times] }), meanUs: meanOf },
      predictedUs: null,
    }
  }

  close(): Promise<void> {
    return this.#thread.end()
  }
}

/** Time of a direct call, from what a worker answers, which may be anything. */
const meanOf = (value: unknown): Micros | null => {
  if (typeof value !== 'object' || value === null || !('elapsedMs' in value)) return null
  const { elapsedMs, calls } = value as DirectCalls
  return elapsedMs > 0 && calls > 0 ? micros((elapsedMs * 1000) / calls) : null
}
