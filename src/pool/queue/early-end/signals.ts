import type { Task } from '../../calls/task.js'

interface Listened {
  readonly tasks: Set<Task>
  readonly stop: () => void
}

/**
 * Signals of tasks. Thousands may share one, and a signal looks through all its listeners to let go of one: each
 * signal has one listener here, whatever the number of its tasks.
 */
export class Signals {
  readonly #onAbort: (task: Task) => void
  readonly #listened = new Map<AbortSignal, Listened>()

  /** @param onAbort ends a task whose signal called it off */
  constructor(onAbort: (task: Task) => void) {
    this.#onAbort = onAbort
  }

  add(task: Task, signal: AbortSignal): void {
    let listened = this.#listened.get(signal)
    if (!listened) {
      listened = this.#listen(signal)
      this.#listened.set(signal, listened)
    }
    listened.tasks.add(task)
  }

  forget(task: Task, signal: AbortSignal): void {
    const listened = this.#listened.get(signal)
    if (!listened?.tasks.delete(task) || listened.tasks.size > 0) return
    listened.stop()
    this.#listened.delete(signal)
  }

  #listen(signal: AbortSignal): Listened {
    const tasks = new Set<Task>()
    const onAbort = () => {
      // What happens to one may end another, which is then no longer here.
      for (const task of [...tasks]) if (tasks.has(task)) this.#onAbort(task)
    }
    signal.addEventListener('abort', onAbort)
    return { tasks, stop: () => signal.removeEventListener('abort', onAbort) }
  }
}
