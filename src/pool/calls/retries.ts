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
    if (!task.idempotent) return 'not idempotent'
    if (task.transfer && task.transfer.length > 0) return 'handed over'
    const attempts = this.attemptsOf(task)
    if (attempts >= ATTEMPTS) return 'used up'
    this.#attempts.set(task, attempts + 1)
    this.count += 1
    return null
  }

  /** How often it was sent. */
  attemptsOf(task: Task): number {
    return this.#attempts.get(task) ?? 1
  }

  forget(task: Task): void {
    if (this.#attempts.size > 0) this.#attempts.delete(task)
  }
}
