import type { Task } from '../calls/task.js'
import { Ring } from './fifo.js'

/** Removed tasks that may lie in the ring before it is rebuilt, besides as many as wait. */
const REMOVED_ALLOWED = 64

/**
 * Tasks that wait, first come first served, any of which may leave from the middle. One that leaves stays in the
 * ring, marked, until it would be its turn, or until most of the ring is such: leaving is O(1).
 */
export class WaitingLine {
  #ring = new Ring<Task>()
  readonly #removed = new Set<Task>()

  get length(): number {
    return this.#ring.length - this.#removed.size
  }

  push(task: Task): void {
    this.#ring.push(task)
  }

  /** Puts a task before all others. */
  unshift(task: Task): void {
    this.#ring.unshift(task)
  }

  /** The task whose turn it is, which stays; undefined when none waits. */
  peek(): Task | undefined {
    this.#skipRemoved()
    return this.#ring.at(0)
  }

  shift(): Task | undefined {
    this.#skipRemoved()
    return this.#ring.shift()
  }

  /** Takes out a task that waits here, wherever it stands. */
  remove(task: Task): void {
    this.#removed.add(task)
    if (this.#removed.size > REMOVED_ALLOWED + this.length) this.#rebuild()
  }

  /** Whether any task, oldest first, makes `isFound` true; asks no more than it must. */
  some(isFound: (task: Task) => boolean): boolean {
    for (let index = 0; index < this.#ring.length; index += 1) {
      const task = this.#ring.at(index)
      if (task && !this.#removed.has(task) && isFound(task)) return true
    }
    return false
  }

  #skipRemoved(): void {
    if (this.#removed.size === 0) return
    for (let task = this.#ring.at(0); task && this.#removed.delete(task); task = this.#ring.at(0))
      this.#ring.shift()
  }

  #rebuild(): void {
    const kept = new Ring<Task>()
    for (let task = this.shift(); task; task = this.shift()) kept.push(task)
    this.#ring = kept
  }
}
