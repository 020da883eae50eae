import type { Untried } from '../errors/errors.js'
import type { Task } from './task.js'

/** How often a call is tried: one that kills its workers must not kill them all. */
const ATTEMPTS = 3

/** How often tasks were sent whose workers died. */
export class Retries {
  /** Attempts of the tasks that lost a worker. */
  readonly #attempts = new Map<Task, number>()
  /** Times that any task was sent again. */
  count = 0

  /** Its worker died. @returns why it is not sent again; null when it is */
  lost(task: Task): Untried | null {
    if (!this.areLeft(task)) return 'used up'
    if (!task.idempotent) return 'not idempotent'
    if (task.transfer && task.transfer.length > 0) return 'handed over'
    this.again(task)
    this.count += 1
    return null
  }

  /** Whether it may be sent again at all. */
  areLeft(task: Task): boolean {
    return this.attemptsOf(task) < ATTEMPTS
  }

  /** It is sent again. */
  again(task: Task): void {
    this.#attempts.set(task, this.attemptsOf(task) + 1)
  }

  /** How often it was sent. */
  attemptsOf(task: Task): number {
    return this.#attempts.get(task) ?? 1
  }

  forget(task: Task): void {
    if (this.#attempts.size > 0) this.#attempts.delete(task)
  }
}
