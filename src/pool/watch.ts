import type { Batch } from './batch'
import { Deadlines } from './deadlines'
import type { Task } from './task'
import type { PoolTime } from './time'
import type { WaitingLine } from './waiting-line'

/** Where a task is: in a line, or on its way. */
export type Whereabouts = WaitingLine | Batch

interface Watched {
  /** Null before it is anywhere. */
  where: Whereabouts | null
  /** Stops listening to its signal. */
  readonly stop: () => void
}

/** How a watched task is to end before its time. */
export interface WatchEvents {
  readonly expired: (task: Task, where: Whereabouts) => void
  readonly aborted: (task: Task, where: Whereabouts) => void
}

/** Tasks that may end before they are answered: by time limit or by signal. The others cost nothing here. */
export class Watch {
  readonly #onAbort: WatchEvents['aborted']
  readonly #deadlines: Deadlines
  readonly #watched = new Map<Task, Watched>()

  constructor(time: PoolTime, events: WatchEvents) {
    this.#onAbort = events.aborted
    this.#deadlines = new Deadlines(time, (task) => this.#tell(events.expired, task))
  }

  /** Begins to watch a task that was just submitted, if it can end early. */
  begin(task: Task): void {
    const { signal, timeoutMs } = task
    if (signal === undefined && timeoutMs === undefined) return
    const onAbort = () => this.#tell(this.#onAbort, task)
    this.#watched.set(task, { where: null, stop: () => signal?.removeEventListener('abort', onAbort) })
    signal?.addEventListener('abort', onAbort, { once: true })
    if (timeoutMs !== undefined) this.#deadlines.add(task, timeoutMs)
  }

  /** The task is now here. */
  moved(task: Task, where: Whereabouts): void {
    if (this.#watched.size === 0) return
    const watched = this.#watched.get(task)
    if (watched) watched.where = where
  }

  /** The task has ended. */
  end(task: Task): void {
    const watched = this.#watched.size > 0 ? this.#watched.get(task) : undefined
    if (!watched) return
    this.#watched.delete(task)
    watched.stop()
    if (task.timeoutMs !== undefined) this.#deadlines.forget(task, task.timeoutMs)
  }

  #tell(end: WatchEvents['expired'], task: Task): void {
    const where = this.#watched.get(task)?.where
    if (where) end(task, where)
  }
}
