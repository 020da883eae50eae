import type { PoolWorker } from '../workers/pool-worker.js'
import type { Task } from './task.js'

/**
 * A place in a batch: its task; `abandoned` once the task was settled otherwise while the worker still owes an
 * answer; `answered` when nothing is owed.
 */
export type CallPlace = Task | 'abandoned' | 'answered'

/** Calls that travel in one message, and what is still out of it. */
export class Batch {
  readonly poolWorker: PoolWorker
  /** ms on the pool's clock, just before it was sent. */
  readonly dispatchedAt: number
  /** Whether its worker held nothing else when it was sent. */
  readonly isAlone: boolean
  readonly #places: CallPlace[]
  #open: number
  #owed: number

  constructor(poolWorker: PoolWorker, tasks: Task[], dispatchedAt: number) {
    this.poolWorker = poolWorker
    this.dispatchedAt = dispatchedAt
    this.isAlone = poolWorker.batches.size === 0
    this.#places = tasks
    this.#open = tasks.length
    this.#owed = tasks.length
  }

  get size(): number {
    return this.#places.length
  }
  /** Calls that somebody still waits for. */
  get open(): number {
    return this.#open
  }
  /** Calls that the worker has not answered, waited for or not. */
  get owed(): number {
    return this.#owed
  }
  /** Whether the worker has answered every call, waited for or not. */
  get isAnswered(): boolean {
    return this.#owed === 0
  }

  /** Whether the worker still owes the answer at a place. */
  isOwed(place: number): boolean {
    const task = this.#places[place]
    return task !== undefined && task !== 'answered'
  }

  /** The task at a place; null when it is settled, or there is no such place. */
  taskAt(place: number): Task | null {
    const task = this.#places[place]
    return typeof task === 'object' ? task : null
  }

  /** Every task that somebody still waits for, in the order of calls. */
  openTasks(): Task[] {
    return this.#places.filter((place) => typeof place === 'object')
  }

  /** The worker answered a place. @returns its task, or null when nobody waits for it or it was answered before */
  answer(place: number): Task | null {
    const task = this.#places[place]
    if (task === undefined || task === 'answered') return null
    this.#places[place] = 'answered'
    this.#owed -= 1
    if (task === 'abandoned') return null
    this.#open -= 1
    return task
  }

  /** Where a task is that somebody waits for; -1 when it is not here. */
  placeOf(task: Task): number {
    return this.#places.indexOf(task)
  }

  /** Its task was settled otherwise; the worker's answer will be for nobody. */
  abandon(task: Task): void {
    const place = this.placeOf(task)
    if (place < 0) return
    this.#places[place] = 'abandoned'
    this.#open -= 1
  }
}
