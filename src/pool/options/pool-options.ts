import type { PoolObserver } from '../observer.js'
import { RULE_OPTIONS, type Rules } from '../queue/rules.js'
import type { PoolTime } from '../time.js'
import { isTransport, TRANSPORT_NAMES, type TransportName } from '../transports/table.js'
import type { Transport } from '../transports/transport.js'
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

const MOST_WORKERS = 4096

interface PoolSettings extends Rules {
  /** Workers to start with, 1 to 4,096. Default 4. */
  readonly workers: number
  /**
   * How calls cross to a worker: `comlink` (one Comlink call a message), `message` (plain `postMessage`) or `shared`
   * (shared memory; needs cross-origin isolation). Default `comlink`.
   */
  readonly transport: TransportName | Transport
  /** A worker that has not called `serve` by then counts as failed, ms, 1 to 2,147,483,647. Default 30,000. */
  readonly startTimeoutMs: number
  /** Hears what happens in the pool. Default: none. */
  readonly observer: PoolObserver
  /** The pool's clock and timers, for tests that crank them by hand. Default: the thread's own. */
  readonly time: Partial<PoolTime>
}

/** How a pool is made. Null and undefined are none: the default. */
export type PoolOptions = OrNone<PoolSettings>

const HOOKS: readonly string[] = [
  'workerReady',
  'workerLeaving',
  'workerDied',
] satisfies readonly (keyof PoolObserver)[]
const hooks = objectOf('an object of functions, "queueLength" among them', ['queueLength', ...HOOKS])

export const POOL_OPTIONS: OptionRules<PoolSettings> = {
  ...RULE_OPTIONS,
  workers: countTo(MOST_WORKERS),
  transport: {
    must: `one of ${TRANSPORT_NAMES.join(', ')}, or a transport`,
    fits: isTransport,
  },
  startTimeoutMs: countTo(LONGEST_TIMER_MS),
  observer: {
    must: hooks.must,
    fits: (value) => hooks.fits(value) && typeof (value as Partial<PoolObserver>).queueLength === 'function',
  },
  time: objectOf('an object of functions now, schedule and defer', ['now', 'schedule', 'defer']),
}

export const DRAIN_OPTIONS: OptionRules<{ readonly dismiss: boolean }> = { dismiss: flag }
export const CLOSE_OPTIONS: OptionRules<{ readonly force: boolean }> = { force: flag }

const SPAWN: OptionRule = {
  must: 'a function that starts a worker',
  fits: (value) => typeof value === 'function',
}
/** @throws {PoolOptionError} */
export const requireSpawn = <T>(spawn: T): T => requireOption('spawn', spawn, SPAWN)
/** @throws {PoolOptionError} */
export const requireWorkers = (workers: number): number =>
  requireOption('workers', workers, POOL_OPTIONS.workers)
