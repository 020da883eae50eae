import type { Task } from './task.js'

/** How often a call is tried: one that kills its workers must not kill them all. */
const ATTEMPTS = 3

/** How often tasks were sent whose workers died. */
export class Retries {
  /** Attempts of the tasks that lost a worker. */
  readonly #attempts = new Map<Task, number>()
  /** Times that any task was sent again. */
  count = 0

  /** Its worker died. @returns whether it is to be sent again */
  lost(task: Task): boolean {
    // What a call handed over is gone with its worker.
    if (!task.idempotent || (task.transfer && task.transfer.length > 0)) return false
    const attempts = (this.#attempts.get(task) ?? 1) + 1
    this.#attempts.set(task, attempts)
    if (attempts > ATTEMPTS) return false
    this.count += 1
    return true
  }

  forget(task: Task): void {
    if (this.#attempts.size > 0) this.#attempts.delete(task)
  }
}
