import type { PoolWorker } from '../workers/pool-worker.js'

/**
 * Workers with room for a message. Idle ones first, the one that worked last before the others: its thread and its
 * code are still warm, where one that slept for long takes several times as long to wake. At low load few workers
 * do all the work, as few are needed.
 */
export class IdleWorkers {
  #idle: PoolWorker[] = []

  get areThere(): boolean {
    return this.#idle.length > 0
  }

  /** A worker holds nothing; one that is known to be idle stays where it is. */
  add(poolWorker: PoolWorker): void {
    if (poolWorker.isIdle) return
    poolWorker.isIdle = true
    this.#idle.push(poolWorker)
  }

  /** Forgets a worker that leaves. */
  remove(poolWorker: PoolWorker): void {
    if (!poolWorker.isIdle) return
    poolWorker.isIdle = false
    this.#idle = this.#idle.filter((other) => other !== poolWorker)
  }

  /**
   * A worker with room: an idle one, else the one of `workers` that holds least, if its window allows.
   * @param inFlight messages that a worker may hold
   */
  take(workers: Iterable<PoolWorker>, inFlight: number): PoolWorker | undefined {
    const idle = this.#idle.pop()
    if (idle) idle.isIdle = false
    return idle ?? (inFlight > 1 ? leastLoaded(workers, inFlight) : undefined)
  }
}

const leastLoaded = (workers: Iterable<PoolWorker>, inFlight: number): PoolWorker | undefined => {
  let best: PoolWorker | undefined
  let load = inFlight
  for (const poolWorker of workers) {
    if (poolWorker.state !== 'ready' || poolWorker.batches.size >= load) continue
    best = poolWorker
    load = poolWorker.batches.size
  }
  return best
}
