import { comlinkLane } from './comlink-lane'
import { Dispatcher, type Overflow, type Rules, type TaskCounts } from './dispatcher'
import { PoolOptionError } from './errors'
import type { Lane, WorkerLike } from './lane'
import type { PoolObserver } from './observer'
import type { Flight, Task, TaskOutcome } from './task'
import type { Api } from './worker'

export * from './errors'
export type { Api, Flight, Lane, Overflow, PoolObserver, Rules, Task, TaskCounts, TaskOutcome, WorkerLike }
export { comlinkLane }

const MOST_WORKERS = 4096
const START_TIMEOUT_MS = 30_000
/** Timers hold 31 bits; a longer one fires at once. */
const LONGEST_TIMER_MS = 2_147_483_647

export interface PoolOptions extends Partial<Rules> {
  /** Workers to start with. Default 4. */
  readonly workers?: number
  /** A worker that has not called `serve` by then counts as failed, ms. Default 30,000. */
  readonly startTimeoutMs?: number
  readonly lane?: Lane
  readonly observer?: PoolObserver
  /** The pool's clock, ms; with its `timeOrigin`. `performance` unless said. */
  readonly clock?: { readonly now: () => number; readonly timeOrigin: number }
}

export interface CallOptions {
  /** Objects among the arguments to hand over instead of copying. */
  readonly transfer?: readonly Transferable[]
}

export interface PoolStats extends TaskCounts {
  readonly workers: {
    readonly asked: number
    readonly starting: number
    readonly ready: number
    readonly retiring: number
    readonly replaced: number
  }
  /** Age of the oldest waiting call, ms; null when none waits. */
  readonly oldestWaitingMs: number | null
}

type Parameters_<F> = F extends (...args: infer P) => unknown ? P : never
type Result<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never
/** The worker's functions as the pool offers them: same arguments, result as a promise. */
export type Remote<A extends object> = {
  readonly [M in keyof A]: (...args: Parameters_<A[M]>) => Promise<Result<A[M]>>
}

/** A pool of workers that serve the same functions. */
export interface Pool<A extends object> {
  /** `pool.api.add(1, 2)` calls `add` in some worker. */
  readonly api: Remote<A>
  readonly call: <M extends keyof A & string>(
    method: M,
    args: Parameters_<A[M]>,
    options?: CallOptions,
  ) => Promise<Result<A[M]>>
  /** The call without a promise, for those who make millions: settles through `task.settle`. */
  readonly submit: (task: Task) => void
  /**
   * Changes the number of workers while calls run; a worker that is let go finishes its calls first.
   * Resolves when as many are ready; rejects with `PoolOptionError` or `WorkerStartError`.
   */
  readonly resize: (workers: number) => Promise<void>
  /** Changes the rules of dispatch from now on. */
  readonly configure: (rules: Partial<Rules>) => void
  readonly stats: () => PoolStats
  /** Resolves when nothing waits and nothing is in flight. */
  readonly drain: () => Promise<void>
  /**
   * Waiting calls reject with `PoolClosedError`; calls in flight finish, or reject too with `force`.
   * Resolves when all workers have gone.
   */
  readonly close: (options?: { readonly force?: boolean }) => Promise<void>
}

const requireCount = (option: string, value: number, most: number): number => {
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new PoolOptionError(option, `a whole number from 1 to ${most}`, value)
  return value
}

const requireRules = (rules: Rules): Rules => {
  requireCount('inFlight', rules.inFlight, 65_536)
  if (rules.queueLimit !== Number.POSITIVE_INFINITY)
    requireCount('queueLimit', rules.queueLimit, Number.MAX_SAFE_INTEGER)
  if (rules.overflow !== 'reject' && rules.overflow !== 'drop-oldest')
    throw new PoolOptionError('overflow', '"reject" or "drop-oldest"', rules.overflow)
  return rules
}

/**
 * A call that settles a promise. A queue may hold a million of these, so it carries no field it can do without:
 * a promise is rejected through `resolve`, which spares the other function that every promise would keep.
 */
class PromisedTask implements Task {
  readonly method: string
  readonly args: readonly unknown[]
  readonly resolve: (value: unknown) => void
  submittedAt = 0
  flight: Flight | null = null

  constructor(method: string, args: readonly unknown[], resolve: (value: unknown) => void) {
    this.method = method
    this.args = args
    this.resolve = resolve
  }

  settle(outcome: TaskOutcome, value: unknown): void {
    this.resolve(outcome === 'completed' ? value : Promise.reject(value))
  }
}

/** One that hands objects over. */
class TransferringTask extends PromisedTask {
  readonly transfer: readonly Transferable[]

  constructor(
    method: string,
    args: readonly unknown[],
    resolve: (value: unknown) => void,
    transfer: readonly Transferable[],
  ) {
    super(method, args, resolve)
    this.transfer = transfer
  }
}

/** Methods by name, made when first asked for. */
const remoteOf = <A extends object>(
  call: (method: string, args: unknown[]) => Promise<unknown>,
): Remote<A> => {
  const methods = new Map<string, (...args: unknown[]) => Promise<unknown>>()
  const methodNamed = (name: string) => {
    const method = methods.get(name) ?? ((...args: unknown[]) => call(name, args))
    methods.set(name, method)
    return method
  }
  // `then` is no method: a pool's api that is returned from an async function must not look like a promise.
  return new Proxy({} as Remote<A>, {
    get: (_target, name) => (typeof name === 'symbol' || name === 'then' ? undefined : methodNamed(name)),
  })
}

const schedule = (ms: number, action: () => void) => {
  const timer = setTimeout(action, ms)
  return () => clearTimeout(timer)
}

/**
 * Starts a pool of workers.
 * @param spawn starts one worker, whose module calls `serve` (see `pool/worker`)
 * @throws {PoolOptionError} when an option is out of range
 */
export const createPool = <A extends object>(
  spawn: () => WorkerLike,
  {
    workers = 4,
    inFlight = 1,
    queueLimit = Number.POSITIVE_INFINITY,
    overflow = 'reject',
    startTimeoutMs = START_TIMEOUT_MS,
    lane = comlinkLane,
    observer,
    clock = performance,
  }: PoolOptions = {},
): Pool<A> => {
  let rules = requireRules({ inFlight, queueLimit, overflow })
  requireCount('workers', workers, MOST_WORKERS)
  requireCount('startTimeoutMs', startTimeoutMs, LONGEST_TIMER_MS)
  const { timeOrigin } = clock
  const crewOptions = { spawn, lane, startTimeoutMs, now: () => clock.now(), timeOrigin, schedule }
  const dispatcher = new Dispatcher(crewOptions, rules, observer)
  const { crew } = dispatcher
  // Whoever calls, or resizes, hears of workers that do not start; nobody waits for this first promise.
  crew.resize(workers).catch(() => undefined)

  const submitPromised = (method: string, args: readonly unknown[], transfer?: readonly Transferable[]) =>
    new Promise<unknown>((resolve) =>
      dispatcher.submit(
        transfer
          ? new TransferringTask(method, args, resolve, transfer)
          : new PromisedTask(method, args, resolve),
      ),
    )

  return {
    api: remoteOf<A>(submitPromised),
    call: (method, args, options) =>
      submitPromised(method, args, options?.transfer) as Promise<Result<A[typeof method]>>,
    submit: (task) => dispatcher.submit(task),
    resize: async (count) => dispatcher.resize(requireCount('workers', count, MOST_WORKERS)),
    configure: (changed) => {
      rules = requireRules({ ...rules, ...changed })
      dispatcher.setRules(rules)
    },
    stats: () => {
      const { oldestSubmittedAt } = dispatcher
      return {
        ...dispatcher.counts,
        workers: {
          asked: crew.asked,
          starting: crew.count('starting'),
          ready: crew.count('ready'),
          retiring: crew.count('retiring'),
          replaced: crew.replaced,
        },
        oldestWaitingMs: oldestSubmittedAt === null ? null : clock.now() - oldestSubmittedAt,
      }
    },
    drain: () => dispatcher.drain(),
    close: ({ force = false } = {}) => dispatcher.close(force),
  }
}
