import type { PoolObserver } from '../observe/observer.js'
import { RULE_OPTIONS, type Rules } from '../queue/rules.js'
import type { PoolTime } from '../time.js'
import { isTransport, TRANSPORT_NAMES, type TransportName } from '../transports/table.js'
import type { Transport } from '../transports/transport.js'
import type { WorkerRange } from '../workers/range/worker-range.js'
import {
  countTo,
  flag,
  LONGEST_TIMER_MS,
  type OptionRule,
  type OptionRules,
  type OrNone,
  objectOf,
  requireOption,
} from './option-rules.js'

interface PoolSettings extends Rules {
  /**
   * How many workers: a number, which are started at once and kept, or a range, within which they come and go with
   * the calls. From 1 to 4,096. Default: `navigator.hardwareConcurrency` less one for the caller, at least 1.
   * @example createPool(spawn, { workers: { min: 0, max: 4, idleMs: 10_000 } })
   */
  readonly workers: number | WorkerRange
  /**
   * What every worker is given before its first call, those that replace others too: a value that can be cloned, as
   * it was when the pool was created. The worker takes it with `serve(api, { init: (data) => … })`; a worker that
   * cannot counts as one that did not start. Default: none.
   * @example createPool(spawn, { init: { seed: 2016 } })
   */
  readonly init: unknown
  /**
   * Where the workers' script is: when it cannot be loaded, the pool asks for it once more to say why. Default: unknown.
   * @example createPool(spawn, { script: '/workers/sums.js' })
   */
  readonly script: string | URL
  /**
   * How calls cross to a worker: `comlink` (one Comlink call a message), `message` (plain `postMessage`) or `shared`
   * (shared memory; needs cross-origin isolation), or an object that is a `Transport`. Where it cannot be used,
   * `createPool` throws `TransportUnavailableError`. Default `comlink`.
   * @example createPool(spawn, { transport: crossOriginIsolated ? 'shared' : 'message' })
   */
  readonly transport: TransportName | Transport
  /**
   * A worker that has not called `serve`, and taken its `init`, by then counts as failed, ms, a whole number from 1 to
   * 2,147,483,647. Default 30,000.
   * @example createPool(spawn, { startTimeoutMs: 120_000 }) // the script loads a large model
   */
  readonly startTimeoutMs: number
  /**
   * So many workers start side by side, a whole number from 1 to 4,096; more only compete for the cores. Default 8.
   * @example createPool(spawn, { workers: 64, startTogether: 2 })
   */
  readonly startTogether: number
  /**
   * Hears what happens in the pool, on its thread. Default: none.
   * @example createPool(spawn, { observer: { queueLength: (length, at) => chart.add(at, length) } })
   */
  readonly observer: PoolObserver
  /**
   * The pool's clock and timers, for tests that crank them by hand. Default: the thread's own for what is not given.
   * @example createPool(spawn, { time: { now: () => clock.ms } })
   */
  readonly time: Partial<PoolTime>
}

/** How a pool is made. Null and undefined are none: the default. */
export type PoolOptions = OrNone<PoolSettings>

const anything: OptionRule = { must: 'anything', fits: () => true }

const HOOKS: readonly string[] = [
  'queueLength',
  'callSubmitted',
  'callStarted',
  'callSettled',
  'workersShort',
  'workerReady',
  'workerLeaving',
  'workerDied',
] satisfies readonly (keyof PoolObserver)[]
const hooks = objectOf(`an object of functions, such as ${HOOKS.join(', ')}`, HOOKS)

export const POOL_OPTIONS: OptionRules<PoolSettings> = {
  ...RULE_OPTIONS,
  // What is wrong with it, `requireWorkerRange` says.
  workers: anything,
  init: anything,
  script: {
    must: 'an address',
    fits: (value) => typeof value === 'string' || value instanceof URL,
  },
  transport: {
    must: `one of ${TRANSPORT_NAMES.join(', ')}, or a transport`,
    fits: isTransport,
  },
  startTimeoutMs: countTo(LONGEST_TIMER_MS),
  startTogether: countTo(4096),
  observer: hooks,
  time: objectOf('an object of functions now, schedule, defer and afterMessages', [
    'now',
    'schedule',
    'defer',
    'afterMessages',
  ]),
}

export const DRAIN_OPTIONS: OptionRules<{ readonly dismiss: boolean }> = { dismiss: flag }

export interface CloseSettings {
  /**
   * Whether calls in flight are cancelled at once, with `PoolClosedError`. Default false.
   * @example await pool.close({ force: true })
   */
  readonly force: boolean
  /**
   * How long calls in flight may take, ms, from 0 to 2,147,483,647; then they reject with `PoolClosedError`. Default: as
   * long as they do.
   * @example await pool.close({ timeoutMs: 5000 })
   */
  readonly timeoutMs: number
}
export const CLOSE_OPTIONS: OptionRules<CloseSettings> = {
  force: flag,
  timeoutMs: {
    must: `from 0 to ${LONGEST_TIMER_MS}`,
    fits: (value) => typeof value === 'number' && value >= 0 && value <= LONGEST_TIMER_MS,
  },
}

const SPAWN: OptionRule = {
  must: 'a function that starts a worker',
  fits: (value) => typeof value === 'function',
}
/** @throws {PoolOptionError} */
export const requireSpawn = <T>(spawn: T): T => requireOption('spawn', spawn, SPAWN)
