import type { OnAbort, Task } from '../calls/task.js'
import { PoolOptionError } from '../errors/errors.js'
import {
  flag,
  LONGEST_TIMER_MS,
  type OptionRule,
  type OptionRules,
  type OrNone,
  readOption,
  requireOption,
  requireOptions,
} from './option-rules.js'
import { isTransferList } from './transferable.js'

/** The options of a call, as they are used. */
export interface CallSettings {
  /**
   * Objects among the arguments to hand over instead of copying: an array of buffers, ports, streams, bitmaps …, each
   * once. They are gone here from then on. Default: none, all is copied.
   * @example pool.call('sizeOf', [buffer], { transfer: [buffer] })
   */
  readonly transfer: readonly Transferable[]
  /**
   * Time limit from the call to its result, ms, more than 0 and at most 2,147,483,647. Default: none. A call that still
   * waits by then does not run; one that runs has its worker replaced. It then rejects with `CallTimeoutError`.
   * @example pool.call('render', [scene], { timeoutMs: 500 })
   */
  readonly timeoutMs: number
  /**
   * Calls it off: it rejects with `CallAbortedError`, whose `cause` is the signal's reason. One that waits does not run; of
   * one that runs `onAbort` says what becomes. Default: none.
   * @example pool.call('search', [text], { signal: controller.signal })
   */
  readonly signal: AbortSignal
  /**
   * What an abort does to a call that runs. With `drop` it goes on, and its result is dropped. With `replace` its worker
   * is ended and another started, which ends even an endless loop. Other calls that the worker holds and has not begun
   * go elsewhere where that can be told; else they fail with `WorkerDiedError` or, when `idempotent`, are tried again.
   * With `inFlight: 1` there are none. Default `drop`.
   * @example pool.call('search', [text], { signal, onAbort: 'replace' })
   */
  readonly onAbort: OnAbort
  /**
   * Whether it may run twice. Then it is tried again, up to three times in all, when its worker dies, unless it hands
   * something over. Default false.
   * @example pool.call('hash', [text], { idempotent: true })
   */
  readonly idempotent: boolean
  /**
   * The only worker that may run it, one of `pool.workers()`: to set a worker up, or to look at one. It is sent at once,
   * past the queue, and rejects with `NoSuchWorkerError` when that worker is not ready. Default: any worker.
   * @example for (const worker of pool.workers()) await pool.call('warmUp', [], { worker })
   */
  readonly worker: number
}

/** How a call is made, beside what is called. Null and undefined are none. */
export type CallOptions = OrNone<CallSettings>

const isSignal = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'aborted' in value &&
  'addEventListener' in value &&
  typeof value.addEventListener === 'function'

const RULES: OptionRules<CallSettings> = {
  transfer: {
    must: 'an array of what can be handed over (buffers, ports, streams …), each once and not handed over before',
    fits: isTransferList,
  },
  timeoutMs: {
    must: `more than 0 and at most ${LONGEST_TIMER_MS}`,
    fits: (value) => typeof value === 'number' && value > 0 && value <= LONGEST_TIMER_MS,
  },
  signal: { must: 'an AbortSignal', fits: isSignal },
  onAbort: { must: '"drop" or "replace"', fits: (value) => value === 'drop' || value === 'replace' },
  idempotent: flag,
  worker: { must: 'the number of a worker', fits: Number.isInteger },
}
const METHOD: OptionRule = {
  must: 'the name of a function',
  fits: (value) => typeof value === 'string' && value !== '',
}
const ARGS: OptionRule = { must: 'an array of arguments', fits: Array.isArray }
const SETTLE: OptionRule = { must: 'a function', fits: (value) => typeof value === 'function' }
const NO_ARGS: readonly unknown[] = []
const TASK_OPTIONS = Object.keys(RULES) as (keyof CallSettings)[]

/** @throws {PoolOptionError} */
export const requireCallOptions = (given: unknown): Partial<CallSettings> => requireOptions(RULES, given)

/** @throws {PoolOptionError} */
export const requireMethod = (method: string): string => requireOption('method', method, METHOD)

/** The arguments as they are now; no list is a call without any. @throws {PoolOptionError} */
export const requireArgs = (args: readonly unknown[] | undefined): readonly unknown[] => {
  if (args === undefined) return NO_ARGS
  const list = requireOption('args', args, ARGS)
  return readOption('args', () => [...list])
}

/** Asked of every task, so that it makes nothing. @throws {PoolOptionError} when it cannot be read */
const optionOf = (task: Task, option: keyof Task): unknown => {
  try {
    return task[option]
  } catch (cause) {
    throw PoolOptionError.unreadable(option, cause)
  }
}

/**
 * Arguments that a task makes when it is sent are not made for this.
 * @throws {PoolOptionError} unless the task can be sent and settled
 */
export const requireTask = (task: Task): Task => {
  if (typeof task !== 'object' || task === null) throw PoolOptionError.unfit('task', 'an object', task)
  requireOption('settle', optionOf(task, 'settle'), SETTLE)
  requireOption('method', optionOf(task, 'method'), METHOD)
  if (!('args' in task) || (Object.hasOwn(task, 'args') && optionOf(task, 'makesArguments') !== true))
    requireOption('args', optionOf(task, 'args'), ARGS)
  for (const option of TASK_OPTIONS) {
    const value = optionOf(task, option)
    if (value !== undefined && value !== null) requireOption(option, value, RULES[option])
  }
  return task
}
