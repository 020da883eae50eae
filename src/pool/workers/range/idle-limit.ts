import type { PoolTime } from '../../time.js'
import type { PoolWorker } from '../pool-worker.js'

/** While all are busy there is no hurry to look again, ms. */
const LEAST_PERIOD_MS = 100

/** Finds workers that have had nothing to do for long. One timer, and nothing to do for a call. */
export class IdleLimit {
  readonly #time: PoolTime
  readonly #workers: Iterable<PoolWorker>
  readonly #isNeeded: () => boolean
  readonly #onIdle: (poolWorker: PoolWorker) => void
  #stopTimer: (() => void) | null = null

  /**
   * @param isNeeded whether any worker may go
   * @param onIdle lets a worker go, if it may
   */
  constructor(
    time: PoolTime,
    workers: Iterable<PoolWorker>,
    isNeeded: () => boolean,
    onIdle: (poolWorker: PoolWorker) => void,
  ) {
    this.#time = time
    this.#workers = workers
    this.#isNeeded = isNeeded
    this.#onIdle = onIdle
  }

  /** From now on looks for workers that are idle for `idleMs`, if it does not yet. */
  watch(idleMs: number): void {
    if (this.#stopTimer || idleMs === Number.POSITIVE_INFINITY || !this.#isNeeded()) return
    this.#schedule(idleMs, idleMs)
  }

  stop(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
  }

  #schedule(ms: number, idleMs: number): void {
    // Timers may fire a little early.
    this.#stopTimer = this.#time.schedule(Math.max(1, Math.ceil(ms)), () => this.#endIdle(idleMs))
  }

  #endIdle(idleMs: number): void {
    this.#stopTimer = null
    const now = this.#time.now()
    let next = Math.max(idleMs, LEAST_PERIOD_MS)
    // Who is let go leaves the set.
    for (const poolWorker of [...this.#workers]) {
      if (poolWorker.state !== 'ready' || poolWorker.batches.size > 0) continue
      const left = poolWorker.activeAt + idleMs - now
      if (left > 0) next = Math.min(next, left)
      else this.#onIdle(poolWorker)
    }
    if (!this.#stopTimer && this.#isNeeded()) this.#schedule(next, idleMs)
  }
}
