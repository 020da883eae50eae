import type { Task } from '../../calls/task.js'
import type { PoolTime } from '../../time.js'

const endOf = ({ submittedAt, timeoutMs }: Task): number => submittedAt + (timeoutMs ?? 0)

/**
 * Time limits of tasks. Tasks of one limit run out in the order they came, so each limit keeps its own line, and
 * one timer watches the first to run out: adding and forgetting are O(1) at any number.
 */
export class Deadlines {
  readonly #time: PoolTime
  readonly #expire: (task: Task) => void
  /** By limit, ms; sets keep the order in which they were added to. */
  readonly #lines = new Map<number, Set<Task>>()
  #cancelTimer: (() => void) | null = null
  #timerAt = Number.POSITIVE_INFINITY
  #isClosing = false

  /** @param expire ends a task that has run out, so that it is forgotten */
  constructor(time: PoolTime, expire: (task: Task) => void) {
    this.#time = time
    this.#expire = expire
  }

  /** Watches a task that was just submitted. */
  add(task: Task, timeoutMs: number): void {
    const line = this.#lines.get(timeoutMs) ?? new Set()
    this.#lines.set(timeoutMs, line)
    line.add(task)
    this.#wakeAt(task.submittedAt + timeoutMs)
  }

  forget(task: Task, timeoutMs: number): void {
    const line = this.#lines.get(timeoutMs)
    line?.delete(task)
    if (line?.size === 0) this.#lines.delete(timeoutMs)
    // Until then the timer stays and finds nothing to do: a caller who calls again and again needs no new one each time.
    if (this.#isClosing && this.#lines.size === 0) this.#stopTimer()
  }

  /** No task will be added; leaves no timer behind when the last is forgotten. */
  close(): void {
    this.#isClosing = true
    if (this.#lines.size === 0) this.#stopTimer()
  }

  #wakeAt(at: number): void {
    if (at >= this.#timerAt) return
    this.#stopTimer()
    this.#timerAt = at
    // Timers may fire a little early, and are whole ms in some engines.
    this.#cancelTimer = this.#time.schedule(Math.max(1, Math.ceil(at - this.#time.now())), () =>
      this.#onTimer(),
    )
  }

  #stopTimer(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#timerAt = Number.POSITIVE_INFINITY
  }

  #onTimer(): void {
    const now = this.#time.now()
    if (this.#dueBy(now).length === 0) {
      this.#rearm()
      return
    }
    // No timer is set until then: those that are due are still here.
    this.#cancelTimer = null
    this.#timerAt = Number.NEGATIVE_INFINITY
    // A thread that was held up comes to the timer first, and then to what was answered in time.
    this.#time.afterMessages(() => this.#endDueBy(now))
  }

  #endDueBy(now: number): void {
    // A timer that is late finds those of several limits, which end in the order of their limits' ends all the same.
    const due = this.#dueBy(now).sort((a, b) => endOf(a) - endOf(b))
    try {
      // What happens to one may settle another, which is then no longer watched.
      for (const task of due) if (this.#isWatched(task)) this.#expire(task)
    } finally {
      this.#rearm()
    }
  }

  #dueBy(now: number): Task[] {
    return [...this.#lines].flatMap(([timeoutMs, line]) => {
      const due: Task[] = []
      for (const task of line) {
        if (task.submittedAt + timeoutMs > now) break
        due.push(task)
      }
      return due
    })
  }

  #rearm(): void {
    this.#stopTimer()
    for (const [timeoutMs, [first]] of this.#lines) if (first) this.#wakeAt(first.submittedAt + timeoutMs)
  }

  #isWatched(task: Task): boolean {
    return this.#lines.get(task.timeoutMs ?? Number.NaN)?.has(task) ?? false
  }
}
