import type { PoolTime } from '../../time.js'
import type { WorkerLike } from '../../transports/transport.js'
import { terminate } from '../replacement/terminate.js'
import { isPromise, spawnedBy, spawnFailure, WorkerCheck } from './spawned.js'
import { StartFailure } from './start-failure.js'
import { limitStart } from './start-limit.js'

/** A worker that is being made. */
export interface Start {
  /** The number the worker will have. */
  readonly id: number
  /** What `Setbacks` counted when it began. */
  readonly generation: number
  /** When it is given up, ms on the pool's clock. */
  readonly deadline: number
}

interface StarterOptions {
  readonly spawn: () => unknown
  readonly startTimeoutMs: number
  readonly time: PoolTime
}

interface StarterEvents {
  readonly arrived: (start: Start, worker: WorkerLike) => void
  readonly failed: (start: Start, failure: StartFailure) => void
}

/** Has workers made by `spawn`, at once or by promise, and lets in none that is no worker. */
export class Starter {
  readonly #options: StarterOptions
  readonly #events: StarterEvents
  readonly #check = new WorkerCheck()
  /** Those whose worker is not here yet, and what stops their timers. */
  readonly #pending = new Map<Start, () => void>()
  #started = 0

  constructor(options: StarterOptions, events: StarterEvents) {
    this.#options = options
    this.#events = events
  }

  /** Workers that are being made. */
  get pending(): number {
    return this.#pending.size
  }

  begin(generation: number): void {
    const { spawn, startTimeoutMs, time } = this.#options
    this.#started += 1
    const start: Start = { id: this.#started, generation, deadline: time.now() + startTimeoutMs }
    // Before `spawn` runs, which may ask the pool for more workers, or close it.
    this.#pending.set(start, () => undefined)
    const made = spawnedBy(spawn)
    if (!isPromise(made)) {
      this.#settle(start, made)
      return
    }
    const late = new StartFailure(
      'spawn-late',
      `the promise of spawn did not resolve within ${startTimeoutMs} ms`,
      {
        isOverdue: true,
      },
    )
    if (this.#pending.has(start))
      this.#pending.set(
        start,
        limitStart(time, startTimeoutMs, () => this.#settle(start, late)),
      )
    // Another's promise may throw as it is asked.
    Promise.resolve(made).then(
      (worker) => this.#settle(start, worker),
      (cause: unknown) => this.#settle(start, spawnFailure('the promise of spawn was rejected', cause)),
    )
  }

  /** Calls off as many as there are, the newest first. @returns how many were called off */
  callOff(most: number): number {
    const starts = [...this.#pending.keys()].reverse().slice(0, Math.max(0, most))
    for (const start of starts) this.#take(start)
    return starts.length
  }

  #take(start: Start): boolean {
    this.#pending.get(start)?.()
    return this.#pending.delete(start)
  }

  #settle(start: Start, made: unknown): void {
    const isWanted = this.#take(start)
    const worker = this.#check.take(made)
    if (worker instanceof StartFailure) {
      if (isWanted) this.#events.failed(start, worker)
    } else if (isWanted) this.#events.arrived(start, worker)
    // Nobody waits for it any more.
    else terminate(worker)
  }
}
