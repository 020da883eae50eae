import type { Batch } from '../calls/batch.js'
import type { Link, WorkerLike } from '../transports/transport.js'
import { CallCount } from './call-count.js'
import type { Setbacks } from './replacement/setbacks.js'

/**
 * Life of a worker: starting → ready ⇄ retiring → gone, or gone at any moment when it dies.
 * A retiring worker takes no new calls and goes when nobody waits for what it holds.
 */
export type PoolWorkerState = 'starting' | 'ready' | 'retiring' | 'gone'

/** What `Setbacks` of starts, and of deaths, had counted when a worker began. */
export interface Generation {
  readonly start: number
  readonly death: number
}

/** What a worker is to its pool. */
interface PoolWorkerTerms {
  readonly id: number
  readonly generation: Generation
  /** Deaths of workers of its pool, which its answers ease. */
  readonly deaths: Setbacks
}

/** A worker of the pool and the batches it holds. */
export class PoolWorker {
  readonly id: number
  readonly generation: Generation
  readonly worker: WorkerLike
  readonly link: Link
  /** Oldest first. */
  readonly batches = new Set<Batch>()
  readonly callCount = new CallCount()
  state: PoolWorkerState = 'starting'
  /** Whether it has asked for its init data. */
  isInitialising = false
  /** When it last returned something, or became ready, ms on the pool's clock. */
  activeAt = 0
  /** Calls off the time limit of its start. */
  stopStartTimer: () => void = () => undefined
  /** Stops watching whether it lives. */
  stopWatching: () => void = () => undefined
  /** Whether it ever returned a call: one that dies before that never really started. */
  hasReplied = false
  /** Of the worker's clock, ms since 1970. */
  timeOrigin = 0
  /** Whether it is to make room for a fresh worker, and must not be called back. */
  isSpent = false
  /** Whether it is about to be gone: what can be saved of its calls is being saved. */
  isDying = false
  /** Whether it is among the idle, so that it never is twice. */
  isIdle = false

  readonly #deaths: Setbacks

  constructor(
    { id, generation, deaths }: PoolWorkerTerms,
    worker: WorkerLike,
    connect: (poolWorker: PoolWorker) => Link,
  ) {
    this.id = id
    this.generation = generation
    this.#deaths = deaths
    this.worker = worker
    this.link = connect(this)
  }

  /** Whether somebody waits for anything it holds. */
  get isNeeded(): boolean {
    for (const batch of this.batches) if (batch.open > 0) return true
    return false
  }

  /** Calls that somebody waits for. */
  get holding(): number {
    let calls = 0
    for (const batch of this.batches) calls += batch.open
    return calls
  }
  /** When the oldest batch that it holds was sent, ms on the pool's clock; null when it holds none. */
  get holdingSince(): number | null {
    const [oldest] = this.batches
    return oldest?.dispatchedAt ?? null
  }

  /** It returned something. @param at ms on the pool's clock */
  replied(at: number): void {
    this.hasReplied = true
    this.activeAt = at
    this.#deaths.ease()
  }

  /** Lets go of all it holds. @returns the batches, oldest first */
  releaseAll(): readonly Batch[] {
    const batches = [...this.batches]
    this.batches.clear()
    return batches
  }
}
