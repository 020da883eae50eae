import type { Batch } from '../calls/batch.js'
import type { WorkerDiedError, WorkerStartError } from '../errors/errors.js'
import type { PoolWorker } from './pool-worker.js'
import type { Shortage } from './start/start-pace.js'

/** What happens to workers. */
export interface WorkerSetEvents {
  /** A worker takes no more tasks: it is gone, or finishes what it holds and goes. */
  readonly leaving: (poolWorker: PoolWorker) => void
  /** A worker can take a task. */
  readonly free: (poolWorker: PoolWorker) => void
  /** A worker has started. @param replaces the number of the one that died in whose stead it was started; null if none */
  readonly started: (poolWorker: PoolWorker, replaces: number | null) => void
  /** A worker has died, or is about to be stopped: what it has answered, or has not begun, need not be lost with it. */
  readonly dying: (poolWorker: PoolWorker, hasDied: boolean) => void
  /** A worker died, or was stopped, with these batches. */
  readonly lost: (poolWorker: PoolWorker, batches: readonly Batch[], error: WorkerDiedError) => void
  /** No worker is left and none can be started. */
  readonly broken: (error: WorkerStartError) => void
  /** Workers are missing, and the next is not started at once; null when that is over. */
  readonly short: (shortage: Shortage | null) => void
}
