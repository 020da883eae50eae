import type { Batch } from '../../calls/batch.js'
import type { Task } from '../../calls/task.js'
import type { PoolTime } from '../../time.js'
import type { WaitingLine } from '../task-queue.js'
import { Deadlines } from './deadlines.js'
import { Signals } from './signals.js'

/** Where a task is: in a line, or on its way. */
export type Whereabouts = WaitingLine | Batch

/** How a watched task is to end before its time. */
export interface WatchEvents {
  readonly expired: (task: Task, where: Whereabouts) => void
  readonly aborted: (task: Task, where: Whereabouts) => void
}

/** Tasks that may end before they are answered: by time limit or by signal. The others cost nothing here. */
export class Watch {
  readonly #deadlines: Deadlines
  readonly #signals: Signals
  /** Where each watched task is; null before it is anywhere. */
  readonly #watched = new Map<Task, Whereabouts | null>()

  #events: WatchEvents | null = null

  constructor(time: PoolTime) {
    this.#deadlines = new Deadlines(time, (task) => this.#tell('expired', task))
    this.#signals = new Signals((task) => this.#tell('aborted', task))
  }

  /** Who is told from now on. */
  hear(events: WatchEvents): void {
    this.#events = events
  }

  /** Begins to watch a task that was just submitted, if it can end early. */
  begin(task: Task): void {
    const { signal, timeoutMs } = task
    if (!signal && !timeoutMs) return
    this.#watched.set(task, null)
    if (signal) this.#signals.add(task, signal)
    if (timeoutMs) this.#deadlines.add(task, timeoutMs)
  }

  /** The task is now here. */
  moved(task: Task, where: Whereabouts): void {
    if (this.#watched.size > 0 && this.#watched.has(task)) this.#watched.set(task, where)
  }

  /** The task has ended. */
  end(task: Task): void {
    if (this.#watched.size === 0 || !this.#watched.delete(task)) return
    const { signal, timeoutMs } = task
    if (signal) this.#signals.forget(task, signal)
    if (timeoutMs) this.#deadlines.forget(task, timeoutMs)
  }

  /** No task will be submitted. */
  close(): void {
    this.#deadlines.close()
  }

  #tell(event: keyof WatchEvents, task: Task): void {
    const where = this.#watched.get(task)
    if (where) this.#events?.[event](task, where)
  }
}
