import type { Task } from '../calls/task.js'
import { WaitingLine } from './task-queue.js'

/** Where calls wait for room in a full queue, in the order they came; and callers who ask before they call. */
export class Gate {
  readonly tasks = new WaitingLine()
  #askers: (() => void)[] = []

  /** Resolves when the gate is next opened to it. */
  ask(): Promise<void> {
    return new Promise((resolve) => this.#askers.push(resolve))
  }

  /** Lets in as many as there is room for: tasks first, then those who asked. */
  open(room: number, admit: (task: Task) => void): void {
    let left = room
    for (; left > 0; left -= 1) {
      const task = this.tasks.shift()
      if (!task) break
      admit(task)
    }
    if (left > 0 && this.#askers.length > 0) for (const resolve of this.#askers.splice(0, left)) resolve()
  }

  /** Nobody waits any longer for room that will not come. */
  tellAll(): void {
    for (const resolve of this.#askers.splice(0)) resolve()
  }
}
