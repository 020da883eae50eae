import type { Batch } from '../calls/batch.js'
import type { Task } from '../calls/task.js'
import type { PoolTime } from '../time.js'
import type { PoolWorker } from '../workers/pool-worker.js'

/**
 * How often the pool looks at workers that hold several calls, ms; and how long a call may have waited in a worker for
 * others there before it goes to one that idles.
 */
const RELIEF_MS = 4

/** What a takeover takes from, and tells. */
export interface TakeoverParts {
  readonly time: PoolTime
  readonly workers: Iterable<PoolWorker>
  /** Whether a worker idles and nothing waits for it. */
  readonly isWorkerFree: () => boolean
  /** These calls of a batch will not be run by its worker. */
  readonly onTakenBack: (batch: Batch, places: readonly number[]) => void
  /** All that could be taken back was, and waits again. */
  readonly onDone: () => void
}

/** What was handed over is in the worker's hands; and some calls are for that worker only. */
export const mayMove = ({ transfer, worker }: Task): boolean =>
  (worker ?? null) === null && (transfer ?? []).length === 0

const owedBy = ({ batches }: PoolWorker): number => {
  let owed = 0
  for (const batch of batches) owed += batch.owed
  return owed
}

/**
 * Looks after calls that share a worker. One that turns out long holds nothing up: answers of those before it are
 * fetched, and those behind it go elsewhere as soon as another worker has nothing to do.
 */
export class Takeover {
  readonly #parts: TakeoverParts
  #cancelRelief: (() => void) | null = null

  constructor(parts: TakeoverParts) {
    this.#parts = parts
  }

  /** A batch was sent. */
  sent({ size, isAlone }: Batch): void {
    if (size > 1 || !isAlone) this.#relieveSoon()
  }

  /** Nobody waits any more. */
  stop(): void {
    this.#cancelRelief?.()
    this.#cancelRelief = null
  }

  #relieveSoon(): void {
    this.#cancelRelief ??= this.#parts.time.schedule(RELIEF_MS, () => {
      this.#cancelRelief = null
      this.#relieve()
    })
  }

  /** Fetches answers that were given already, and takes from workers what waits there for a long call. */
  #relieve(): void {
    const { workers, isWorkerFree } = this.#parts
    const sharing = [...workers].filter((poolWorker) => owedBy(poolWorker) > 1)
    if (sharing.length === 0) return
    this.#relieveSoon()
    for (const { link } of sharing) link.readAnswers?.()
    if (!isWorkerFree()) return
    const taken = sharing.filter((poolWorker) => this.#takeFrom(poolWorker))
    if (taken.length > 0) this.#parts.onDone()
  }

  /** @returns whether there was anything to take */
  #takeFrom(poolWorker: PoolWorker): boolean {
    const { time, onTakenBack } = this.#parts
    const overdue = time.now() - RELIEF_MS
    if ((poolWorker.holdingSince ?? Number.POSITIVE_INFINITY) > overdue) return false
    let hasTaken = false
    for (const batch of [...poolWorker.batches]) {
      const places = poolWorker.link.takeBack?.(batch, mayMove) ?? []
      if (places.length === 0) continue
      onTakenBack(batch, places)
      hasTaken = true
    }
    return hasTaken
  }
}
