import { reportUncaught } from '../errors/report-error.js'
import type { Batch } from './batch.js'
import type { TaskCounts } from './counts.js'
import type { Flight, Task, TaskOutcome } from './task.js'

/** What is told of the end of tasks. */
export interface SettlementEvents {
  /** A task's owner hears next. */
  readonly ending: (task: Task, outcome: TaskOutcome, flight: Flight | null) => void
  /** Its owner has heard. */
  readonly ended: () => void
}
type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Ends tasks, each exactly once, and counts how. */
export class Settlement {
  /** Calls that were sent and have not ended. */
  inFlight = 0
  readonly #counts = { submitted: 0, completed: 0, failed: 0, cancelled: 0, timedOut: 0, rejected: 0 }
  #events: SettlementEvents | null = null
  /** The one object that tells of every task's travels. */
  readonly #flight: Writable<Flight> = {
    worker: 0,
    dispatchedAt: 0,
    startedAt: 0,
    finishedAt: 0,
    receivedAt: 0,
  }

  /** Who is told from now on. */
  hear(events: SettlementEvents): void {
    this.#events = events
  }

  get counts(): Omit<TaskCounts, 'blocked' | 'queued'> {
    return { ...this.#counts, inFlight: this.inFlight }
  }

  submitted(): void {
    this.#counts.submitted += 1
  }

  /** A task that was not sent. */
  settle(task: Task, outcome: TaskOutcome, value: unknown): void {
    this.#end(task, outcome, value, null)
  }

  /** A task that was sent, and of which no answer will be read. */
  settleLost(task: Task, batch: Batch, outcome: TaskOutcome, error: Error): void {
    this.inFlight -= 1
    this.#end(task, outcome, error, this.#flightOf(batch, Number.NaN, Number.NaN, Number.NaN))
  }

  /** A task that was answered. Instants are ms on the pool's clock. */
  settleAnswered(
    task: Task,
    batch: Batch,
    outcome: 'completed' | 'failed',
    value: unknown,
    startedAt: number,
    finishedAt: number,
    receivedAt: number,
  ): void {
    this.inFlight -= 1
    this.#end(task, outcome, value, this.#flightOf(batch, startedAt, finishedAt, receivedAt))
  }

  #flightOf(
    { poolWorker, dispatchedAt }: Batch,
    startedAt: number,
    finishedAt: number,
    receivedAt: number,
  ): Flight {
    const flight = this.#flight
    flight.worker = poolWorker.id
    flight.dispatchedAt = dispatchedAt
    flight.startedAt = startedAt
    flight.finishedAt = finishedAt
    flight.receivedAt = receivedAt
    return flight
  }

  #end(task: Task, outcome: TaskOutcome, value: unknown, flight: Flight | null): void {
    this.#counts[outcome] += 1
    this.#events?.ending(task, outcome, flight)
    try {
      task.settle(outcome, value, flight)
    } catch (error) {
      // Others are settled in the same turn.
      reportUncaught(error)
    }
    this.#events?.ended()
  }
}
