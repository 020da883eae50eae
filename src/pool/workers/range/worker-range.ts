import { PoolOptionError } from '../../errors/errors.js'

/**
 * How many workers a pool keeps.
 * @example createPool(spawn, { workers: { min: 1, max: 8, idleMs: 5000 } })
 */
export interface WorkerRange {
  /** Workers that are always kept, idle or not, from 0 to `max`; 0 to start none before the first call. Default 0. */
  readonly min?: number
  /** Most workers, from 1 to 4,096; one is started when a call waits and no worker has room. Default as for `workers`. */
  readonly max?: number
  /**
   * How long a worker beyond `min` may have nothing to do before it is let go, ms, from 0 to 2,147,483,647, or Infinity.
   * Default 30,000.
   */
  readonly idleMs?: number
}

const MOST_WORKERS = 4096
const IDLE_MS = 30_000
/** Timers hold 31 bits; a longer one fires at once. */
const LONGEST_TIMER_MS = 2_147_483_647
/** Processors of a machine that does not say how many it has. */
const PROCESSORS_ASSUMED = 4

/** One worker a processor, less one for whoever calls; at least 1. */
export const defaultWorkers = (): number => {
  const processors = globalThis.navigator?.hardwareConcurrency
  const known = Number.isInteger(processors) ? processors : PROCESSORS_ASSUMED
  return Math.min(Math.max(1, known - 1), MOST_WORKERS)
}

const requireWhole = (option: string, value: unknown, least: number): number => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST_WORKERS)
    return value
  throw PoolOptionError.unfit(option, `a whole number from ${least} to ${MOST_WORKERS}`, value)
}

const requireIdleMs = (value: unknown): number => {
  const isTime = typeof value === 'number' && value >= 0 && value <= LONGEST_TIMER_MS
  if (isTime || value === Number.POSITIVE_INFINITY) return value as number
  throw PoolOptionError.unfit('workers.idleMs', `from 0 to ${LONGEST_TIMER_MS}, or Infinity`, value)
}

const KNOWN: readonly string[] = ['min', 'max', 'idleMs'] satisfies readonly (keyof WorkerRange)[]

/**
 * A number of workers, or a range, as a range; all of the default when undefined.
 * @throws {PoolOptionError} naming what cannot be used
 */
export const requireWorkerRange = (workers: number | WorkerRange | undefined): Required<WorkerRange> => {
  if (workers === undefined) return requireWorkerRange(defaultWorkers())
  if (typeof workers !== 'object' || workers === null || Array.isArray(workers)) {
    const count = requireWhole('workers', workers, 1)
    return { min: count, max: count, idleMs: Number.POSITIVE_INFINITY }
  }
  const unknown = Object.keys(workers).find((key) => !KNOWN.includes(key))
  if (unknown !== undefined)
    throw PoolOptionError.unfit(
      'workers',
      `a number, or an object of ${KNOWN.join(', ')}`,
      `one with ${unknown}`,
    )
  const { min = 0, idleMs = IDLE_MS } = workers
  requireWhole('workers.min', min, 0)
  const max = requireWhole('workers.max', workers.max ?? Math.max(min, defaultWorkers()), Math.max(1, min))
  return { min, max, idleMs: requireIdleMs(idleMs) }
}
