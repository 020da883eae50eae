import type { PoolWorker, PoolWorkerState } from './pool-worker.js'

/** First those that only start, then idle ones, then those that hold least. */
const rankOf = ({ state, batches }: PoolWorker) => (state === 'starting' ? -1 : batches.size)

/** The workers that are there, and what is asked of them all. */
export class Roster {
  readonly workers = new Set<PoolWorker>()

  count(state: PoolWorkerState): number {
    let count = 0
    for (const poolWorker of this.workers) if (poolWorker.state === state) count += 1
    return count
  }

  /** A worker that takes calls, by its number. */
  ready(id: number): PoolWorker | undefined {
    for (const poolWorker of this.workers)
      if (poolWorker.id === id && poolWorker.state === 'ready') return poolWorker
    return undefined
  }

  /**
   * Messages that workers could take now, or when those have started that there may be.
   * @param most workers that there may be
   * @param inFlight messages that a worker may hold
   */
  room(most: number, inFlight: number): number {
    let room = 0
    let ready = 0
    for (const { state, batches } of this.workers) {
      if (state !== 'ready') continue
      ready += 1
      room += Math.max(0, inFlight - batches.size)
    }
    return room + Math.max(0, most - ready) * inFlight
  }

  /** Whom to let go when there are so many too many; of those that hold as much, the newest. */
  surplus(count: number): readonly PoolWorker[] {
    const candidates = [...this.workers].filter(({ state }) => state === 'starting' || state === 'ready')
    candidates.sort((a, b) => rankOf(a) - rankOf(b) || b.id - a.id)
    return candidates.slice(0, count)
  }

  /** Workers on their way out that can be taken back. */
  recallable(count: number): readonly PoolWorker[] {
    const retiring = [...this.workers].filter(({ state, isSpent }) => state === 'retiring' && !isSpent)
    return retiring.slice(0, Math.max(0, count))
  }
}
