import { Caller } from './calls/caller.js'
import type { TaskCounts, Traffic } from './calls/counts.js'
import {
  type CallArguments,
  type MethodName,
  type MethodOf,
  type Remote,
  type ResultOf,
  remoteOf,
} from './calls/remote.js'
import type { Flight, OnAbort, Task, TaskOutcome } from './calls/task.js'
import type { BatchSize } from './dispatch/batching/batching.js'
import { Dispatcher } from './dispatch/dispatcher.js'
import type { PoolEvents } from './observe/events.js'
import type { CallTimes } from './observe/function-times.js'
import type { PoolObserver } from './observe/observer.js'
import { type CallOptions, requireTask } from './options/call-options.js'
import { type OrNone, requireOptions } from './options/option-rules.js'
import {
  CLOSE_OPTIONS,
  type CloseSettings,
  DRAIN_OPTIONS,
  POOL_OPTIONS,
  type PoolOptions,
  requireSpawn,
} from './options/pool-options.js'
import { DEFAULT_RULES, type Overflow, RULE_OPTIONS, type Rules } from './queue/rules.js'
import { type PoolTime, timeOf } from './time.js'
import { requireTransport, type TransportName } from './transports/table.js'
import type { Transport, WorkerLike } from './transports/transport.js'
import type { Api } from './worker.js'
import type { PoolWorker } from './workers/pool-worker.js'
import { requireWorkerRange, type WorkerRange } from './workers/range/worker-range.js'
import { requireInit } from './workers/start/init.js'
import type { StartReason } from './workers/start/start-failure.js'
import type { Shortage } from './workers/start/start-pace.js'

/** Marks a callback among the arguments of a call. Of the very copy of Comlink that the pool knows marks of. */
export { proxy } from 'comlink'
export * from './errors/errors.js'
export type { PoolEvent, PoolEventDetails, PoolEventName } from './observe/events.js'
export type { Times } from './observe/time-histogram.js'
export type {
  Api,
  BatchSize,
  CallOptions,
  CallTimes,
  Flight,
  OnAbort,
  Overflow,
  PoolEvents,
  PoolObserver,
  PoolOptions,
  PoolTime,
  Remote,
  Rules,
  Shortage,
  StartReason,
  Task,
  TaskCounts,
  TaskOutcome,
  Traffic,
  Transport,
  TransportName,
  WorkerLike,
  WorkerRange,
}
export { requireTransport }

const START_TIMEOUT_MS = 30_000
const START_TOGETHER = 8

export interface PoolStats extends TaskCounts, Traffic {
  readonly workers: {
    readonly asked: number
    readonly starting: number
    readonly ready: number
    readonly retiring: number
    readonly replaced: number
    /** Why workers are missing that the pool cannot start now; null while none is. */
    readonly shortage: Shortage | null
  }
  readonly transport: string
  /** Age of the oldest waiting call, ms; null when none waits. */
  readonly oldestWaitingMs: number | null
  /** Running estimate of what a message and its answer cost beside the calls in it, ms; what `batch: 'auto'` goes by. */
  readonly messageMs: number
  /**
   * Most calls by which the pool's count of what it sent to a worker and got back, and that worker's count of what it
   * ran, were ever at odds: more than 0 means that calls or answers were lost or doubled between two threads.
   */
  readonly atOdds: number
}

/** A worker of the pool at one moment. */
export interface WorkerStats {
  readonly id: number
  readonly state: 'starting' | 'ready' | 'retiring'
  /** Calls that it holds: sent, and neither returned nor given up. */
  readonly holding: number
  /** When it was sent what it has held longest, ms on the pool's clock; null when it holds nothing. */
  readonly holdingSince: number | null
}

const workerStatsOf = ({ id, state, holding, holdingSince }: PoolWorker): readonly WorkerStats[] =>
  // Members that are gone are none: this only tells the types so.
  state === 'gone' ? [] : [{ id, state, holding, holdingSince }]

/** A pool of workers that serve the same functions. */
export interface Pool<A extends object> {
  /**
   * `pool.api.add(1, 2)` calls `add` in some worker, with arguments as they are now, and resolves with a copy of what it
   * returns. Where one function is served, `pool.api(1, 2)` calls it. Rejects with what the function throws (an error
   * with its class, properties and causes; any other value as it is), or with a `PoolError`, whose `code` says why.
   * A callback among the arguments goes as `Comlink.proxy(callback)`, with the transport `comlink`; it is let go when
   * the call settles, and the call is not tried again.
   * @example await pool.api.render(scene, proxy((done: number) => show(done)))
   */
  readonly api: Remote<A>
  /**
   * The same with options. The list of arguments may be left out where the function needs none; the one function that is
   * all that is served is called `default`. Rejects with `PoolOptionError`, which names what is wrong about the call, and
   * then nothing was sent, handed over or counted.
   * @example await pool.call('add', [1, 2], { timeoutMs: 500, signal: controller.signal, idempotent: true })
   */
  readonly call: <M extends MethodName<A>>(
    method: M,
    ...rest: CallArguments<MethodOf<A, M>, CallOptions>
  ) => Promise<ResultOf<MethodOf<A, M>>>
  /**
   * The call without a promise, for those who make millions: settles through `task.settle`, exactly once, be it before
   * this returns. Carries no callbacks.
   * @throws {PoolOptionError} on a task that cannot be sent or settled; it is not taken
   * @example pool.submit({ method: 'add', args: [1, 2], submittedAt: 0, settle: (outcome, value) => log(outcome, value) })
   */
  readonly submit: (task: Task) => void
  /**
   * Numbers of the workers that are ready, for the option `worker` of a call; none of those that start or go.
   * @example for (const worker of pool.workers()) await pool.call('warmUp', [], { worker })
   */
  readonly workers: () => readonly number[]
  /**
   * All workers that are there now, those that start and those that are let go with them.
   * @example pool.workerStats().filter(({ holding }) => holding === 0).length // how many idle
   */
  readonly workerStats: () => readonly WorkerStats[]
  /**
   * Resolves when the queue has room, or the pool is closed: back-pressure, when awaited before each call.
   * @example for (const row of rows) { await pool.room(); results.push(pool.api.parse(row)) }
   */
  readonly room: () => Promise<void>
  /**
   * Changes the number of workers while calls run; a worker that is let go finishes its calls first.
   * Takes a number from 1 to 4,096, or a range, like the option `workers`. Resolves when as many are ready, or as many as a
   * later call asks for; rejects with `PoolOptionError`, `PoolClosedError` or `WorkerStartError`.
   * @example await pool.resize(8)
   */
  readonly resize: (workers: number | WorkerRange) => Promise<void>
  /**
   * Replaces every worker by a fresh one, as for a measurement of cold code: each finishes its calls first, and calls
   * that come meanwhile wait for the new ones. Resolves and rejects like `resize`.
   * @example await pool.renew()
   */
  readonly renew: () => Promise<void>
  /**
   * Changes rules of dispatch (`inFlight`, `batch`, `queueLimit`, `overflow`) from now on; those not given stay. A queue
   * longer than a new limit keeps what it holds.
   * @throws {PoolOptionError} and changes nothing
   * @example pool.configure({ queueLimit: 1000, overflow: 'wait' })
   */
  readonly configure: (rules: OrNone<Rules>) => void
  /**
   * Where every call is, now: `submitted` is the sum of all other counts. Calls that were refused as wrong are in none.
   * @example const { queued, inFlight } = pool.stats()
   */
  readonly stats: () => PoolStats
  /**
   * Resolves when nothing waits and nothing is in flight. With `dismiss` (default false), calls that wait now reject with
   * `CallDismissedError` instead of running. Rejects with `PoolOptionError`.
   * @example await pool.drain({ dismiss: true })
   */
  readonly drain: (options?: OrNone<{ readonly dismiss: boolean }> | null) => Promise<void>
  /**
   * Waiting calls reject with `PoolClosedError`; calls in flight finish, or reject too: at once with `force`, after
   * `timeoutMs`, from 0 to 2,147,483,647 ms, when that is given. Resolves when all workers have gone, rejects with
   * `PoolOptionError`. May be called again, with less patience.
   * @example await pool.close({ timeoutMs: 5000 })
   */
  readonly close: (options?: OrNone<CloseSettings> | null) => Promise<void>
  /**
   * How long calls waited and ran since the pool was created, by function: counts, means and percentiles in ms, and
   * histograms with eight buckets a doubling. Only of calls that were answered. Costs 4 KiB a function.
   * @example pool.times().add?.wait.p99Ms
   */
  readonly times: () => Readonly<Record<string, CallTimes>>
  /**
   * Tells of workers that start, die and are replaced, of a full queue, and that nothing is left to do, at the end of
   * the turn in which it happened.
   * @example pool.events.addEventListener('worker-died', ({ detail }) => console.warn(detail.error))
   */
  readonly events: PoolEvents
}

/**
 * Starts a pool of workers.
 * @param spawn starts one worker, whose module calls `serve` (see `pool/worker`)
 * @throws {PoolOptionError} naming an option that cannot be used or does not exist; no worker was started
 * @throws {TransportUnavailableError} when the transport needs what is missing here
 * @example const pool = createPool<Api>(() => new Worker(new URL('./my.worker.ts', import.meta.url), { type: 'module' }))
 */
export const createPool = <A extends object>(
  spawn: () => WorkerLike | PromiseLike<WorkerLike>,
  options?: PoolOptions | null,
): Pool<A> => {
  const {
    workers,
    init,
    script,
    startTimeoutMs = START_TIMEOUT_MS,
    startTogether = START_TOGETHER,
    transport: transportAsked = 'comlink',
    observer,
    time: timeGiven,
    ...rulesGiven
  } = requireOptions(POOL_OPTIONS, options)
  requireSpawn(spawn)
  const range = requireWorkerRange(workers)
  let rules = { ...DEFAULT_RULES, ...rulesGiven }
  const transport = requireTransport(transportAsked)
  const time = timeOf(timeGiven)
  const dispatcher = new Dispatcher(
    { spawn, transport, startTimeoutMs, startTogether, time, init: requireInit(init), script },
    rules,
    observer,
  )
  const { workerSet } = dispatcher
  // Whoever calls, or resizes, hears of workers that do not start; nobody waits for this first promise.
  workerSet.resize(range).catch(() => undefined)
  const submit = (task: Task) => dispatcher.submit(task)
  const caller = new Caller(submit, transport)

  return {
    api: remoteOf<A>((method, args) => caller.call(method, args)),
    call: (method, ...[args, options]) =>
      caller.callWith(method, args, options) as Promise<ResultOf<MethodOf<A, typeof method>>>,
    submit: (task) => submit(requireTask(task)),
    workers: () => [...workerSet.workers].filter(({ state }) => state === 'ready').map(({ id }) => id),
    workerStats: () => [...workerSet.workers].flatMap(workerStatsOf),
    room: () => dispatcher.room(),
    resize: async (count) => dispatcher.resize(requireWorkerRange(count)),
    renew: async () => dispatcher.renew(),
    configure: (changed) => {
      rules = { ...rules, ...requireOptions(RULE_OPTIONS, changed) }
      dispatcher.setRules(rules)
    },
    stats: () => {
      const { oldestSubmittedAt } = dispatcher
      return {
        ...dispatcher.counts,
        ...dispatcher.traffic,
        workers: {
          asked: workerSet.asked,
          starting: workerSet.count('starting'),
          ready: workerSet.count('ready'),
          retiring: workerSet.count('retiring'),
          replaced: workerSet.replaced,
          shortage: workerSet.shortage,
        },
        transport: transport.name,
        oldestWaitingMs: oldestSubmittedAt === null ? null : time.now() - oldestSubmittedAt,
        messageMs: dispatcher.estimates.messageMs,
        atOdds: dispatcher.atOdds,
      }
    },
    times: () => dispatcher.times.all,
    events: dispatcher.events as PoolEvents,
    drain: async (given) => dispatcher.drain(requireOptions(DRAIN_OPTIONS, given).dismiss ?? false),
    close: async (given) => {
      const { force, timeoutMs = null } = requireOptions(CLOSE_OPTIONS, given)
      return dispatcher.close(force ? 0 : timeoutMs)
    },
  }
}
