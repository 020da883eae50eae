import type { Inbox, Lane, Link, WorkerLike } from './lane'
import type { Task } from './task'

/**
 * Life of a worker: starting → ready ⇄ retiring → gone, or gone at any moment when it dies.
 * A retiring worker takes no new calls and goes when it holds none.
 */
export type MemberState = 'starting' | 'ready' | 'retiring' | 'gone'

/** A worker of the pool and the tasks it holds. */
export class Member {
  readonly id: number
  readonly worker: WorkerLike
  readonly link: Link
  readonly tasks: Task[] = []
  state: MemberState = 'starting'
  /** Calls off the time limit of its start. */
  stopStartTimer: () => void = () => undefined
  /** Whether it ever returned a call: one that dies before that never really started. */
  hasReplied = false
  /** Added to an instant of the worker's clock, gives the same instant on the pool's clock, ms. */
  clockOffset = 0
  /** Whether it is among the idle, so that it never is twice. */
  isIdle = false

  constructor(id: number, worker: WorkerLike, lane: Lane, inbox: Inbox, now: () => number) {
    this.id = id
    this.worker = worker
    this.link = lane(worker, inbox, now)
  }

  /** Lets go of a task. @returns whether it was held */
  release(task: Task): boolean {
    const at = this.tasks.indexOf(task)
    if (at < 0) return false
    const last = this.tasks.pop()
    if (last && last !== task) this.tasks[at] = last
    return true
  }
}
