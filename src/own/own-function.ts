import { type OwnFault, ownStepLimitMs } from '../domain/own/own'
import { type Micros, micros } from '../domain/time'
import type { Workload } from '../workloads/workload'
import { ArgumentStock } from './arguments/argument-stock'
import { checksumOf } from './checksum'
import { DirectThread, type OwnHost } from './direct-thread'
import { OwnFaultError, ownFault } from './fault'
import { type DirectCalls, isDirectCalls } from './module/direct-calls'
import { lateFault, type STEPS_AFTER_LOADING } from './module/first-steps'
import { isPrepared, type Prepared, prepareModule } from './module/prepare'
import { isTrial, type LongTrial } from './module/trial'
import { CALL_DIRECTLY, LOAD, OWN, type OwnInit, STEP, TRY_OUT } from './worker/own-init'

/** What trying a function may take besides two calls that are as long as can be, ms. */
const TRIAL_MS = 5000
/** Direct calls may take so many times what they should, and so long with what is around them, ms. */
const PATIENCE = 5
const AROUND_MS = 500

export interface OwnOrder {
  readonly code: string
  readonly seed: number
  /** Time limit of a call, ms; 0 for none. */
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

/** Most that a worker is asked is answered by nothing, or by a fault. @throws {OwnFaultError} */
const requireDone = (answer: unknown): void => {
  if (answer !== null) answerOf<never>(answer, (made): made is never => made === null)
}

/** Has a worker load the function, and prepare it. @throws {OwnFaultError} */
const loadOn = async (thread: DirectThread, limitMs: number): Promise<void> => {
  await thread.ready()
  requireDone(await thread.ask(LOAD, [], limitMs, () => lateFault('load', limitMs)))
  await takeStepOn(thread, 'setUp', limitMs)
}

const takeStepOn = async (
  thread: DirectThread,
  step: (typeof STEPS_AFTER_LOADING)[number],
  limitMs: number,
): Promise<void> => {
  requireDone(await thread.ask(STEP, [step], limitMs, () => lateFault(step, limitMs)))
}

/** What trying a function has shown. */
interface Tried {
  readonly trial: LongTrial
  /** What its first call took, with what is around it, ms. */
  readonly callMs: number
}

/** Loads and tries the function on a worker that is for nothing else. @throws {OwnFaultError} */
const tryOn = async (thread: DirectThread, limitMs: number, now: () => number): Promise<Tried> => {
  await loadOn(thread, limitMs)
  await takeStepOn(thread, 'makeArguments', limitMs)
  const begun = now()
  await takeStepOn(thread, 'call', limitMs)
  const callMs = now() - begun
  await takeStepOn(thread, 'check', limitMs)
  const answer = await thread.ask(TRY_OUT, [], 2 * limitMs + TRIAL_MS, () => lateFault('call', limitMs))
  return { trial: answerOf<LongTrial>(answer, isTrial), callMs }
}

/** An own function that has been tried, and can be called: through a pool, and directly on a thread of its own. */
export class OwnFunction {
  readonly trial: LongTrial
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
    const limitMs = ownStepLimitMs(timeoutMs)
    const trialThread = new DirectThread(host, { ...init, role: 'trial' })
    const thread = new DirectThread(host, { ...init, role: 'direct' })
    const end = async () => void (await Promise.all([trialThread.end(), thread.end()]))
    onStarted(end)
    try {
      const tried = await tryOn(trialThread, limitMs, host.time.now ?? (() => performance.now()))
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
    const answer = await this.#thread.ask(CALL_DIRECTLY, [times], limitMs, () => lateFault('call', limitMs))
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
      yardstick: (resolutionUs) =>
        this.#thread.ask('yardstick', [resolutionUs], AROUND_MS, () => lateFault('call', AROUND_MS)),
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
