import type { Batch } from '../../calls/batch.js'
import type { PoolTime } from '../../time.js'

/** Longest that calls wait, ms, for a message that was expected back long ago, before they go to another worker. */
const PATIENCE_MS = 4

/** Messages under way that are expected back soon: what is too little for a message of its own waits for them. */
export class ShortMessages {
  readonly #batches = new Set<Batch>()
  readonly #time: PoolTime
  readonly #onOverdue: () => void
  #endPatience: (() => void) | null = null

  /** @param onOverdue called when some were waited for long enough, and no longer count */
  constructor(time: PoolTime, onOverdue: () => void) {
    this.#time = time
    this.#onOverdue = onOverdue
  }

  get areUnderWay(): boolean {
    return this.#batches.size > 0
  }

  add(batch: Batch): void {
    this.#batches.add(batch)
  }

  /** It is back, or lost. */
  remove(batch: Batch): void {
    this.#batches.delete(batch)
  }

  /** Begins to wait for them, if nobody waits yet. */
  wait(): void {
    this.#endPatience ??= this.#time.schedule(PATIENCE_MS, () => {
      this.#endPatience = null
      const overdue = this.#time.now() - PATIENCE_MS
      for (const batch of this.#batches) if (batch.dispatchedAt <= overdue) this.#batches.delete(batch)
      this.#onOverdue()
    })
  }

  /** Nobody waits any more. */
  stop(): void {
    this.#endPatience?.()
    this.#endPatience = null
  }
}
