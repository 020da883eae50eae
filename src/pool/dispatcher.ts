import { Crew, type CrewEvents, type CrewOptions } from './crew'
import { PoolClosedError, QueueFullError, UnclonableError } from './errors'
import { IdleStack } from './idle-stack'
import type { Member } from './member'
import type { PoolObserver } from './observer'
import { Ring } from './ring'
import type { Task, TaskOutcome } from './task'
import { fromWireError, type Reply } from './wire'

/** What a full queue does with one more call. */
export type Overflow = 'reject' | 'drop-oldest'

/** The rules of dispatch, changeable at any moment. */
export interface Rules {
  /** Calls a worker may hold at once. */
  readonly inFlight: number
  /** Calls that may wait. */
  readonly queueLimit: number
  readonly overflow: Overflow
}

/** Calls by where they are. submitted = the sum of all others, at every moment. */
export type TaskCounts = { readonly [K in TaskOutcome | 'submitted' | 'queued' | 'inFlight']: number }

/**
 * Takes tasks in, sends them first-come first-served to workers that have room, and settles each exactly once.
 * A task waits in the queue only while no worker has room.
 */
export class Dispatcher {
  readonly crew: Crew
  readonly #queue = new Ring<Task>()
  readonly #idle = new IdleStack()
  readonly #counts = { submitted: 0, completed: 0, failed: 0, cancelled: 0, timedOut: 0, rejected: 0 }
  readonly #now: () => number
  readonly #observer: PoolObserver | undefined
  #rules: Rules
  #inFlight = 0
  #isClosed = false
  #drainWaiters: (() => void)[] = []

  constructor(options: CrewOptions, rules: Rules, observer: PoolObserver | undefined) {
    this.#now = options.now
    this.#rules = rules
    this.#observer = observer
    const events: CrewEvents = {
      leaving: (member) => this.#idle.remove(member),
      free: (member) => this.#feed(member),
      reply: (member, task, reply, receivedAt) => this.#land(member, task, reply, receivedAt),
      undeliverable: (member, task, cause) => {
        if (!member.release(task)) return
        this.#afterFlight(member)
        this.#settle(task, 'failed', new UnclonableError(task.method, cause))
      },
      lost: (member, tasks, error) => {
        this.#observer?.workerDied?.(member.id)
        this.#inFlight -= tasks.length
        for (const task of tasks) this.#settle(task, 'failed', error)
      },
      broken: (error) => this.#emptyQueue('failed', error),
    }
    this.crew = new Crew(options, events)
  }

  get counts(): TaskCounts {
    return { ...this.#counts, queued: this.#queue.length, inFlight: this.#inFlight }
  }
  /** When the oldest waiting task was submitted; null when none waits. */
  get oldestSubmittedAt(): number | null {
    return this.#queue.peek()?.submittedAt ?? null
  }

  /** Changes the rules from now on. A queue longer than a new limit keeps what it holds. */
  setRules(rules: Rules): void {
    this.#rules = rules
    while (this.#queue.length > 0) {
      const member = this.#takeRoom()
      if (!member) return
      this.#feed(member)
    }
  }

  /** Takes a task. Its `settle` may be called before this returns. */
  submit(task: Task): void {
    task.submittedAt = this.#now()
    this.#counts.submitted += 1
    const fault = this.crew.members.size === 0 ? this.crew.fault : null
    if (this.#isClosed) this.#settle(task, 'rejected', new PoolClosedError())
    else if (fault) this.#settle(task, 'failed', fault)
    else this.#place(task)
  }

  /** See `Crew.resize`. @throws {PoolClosedError} */
  resize(workers: number): Promise<void> {
    if (this.#isClosed) throw new PoolClosedError()
    return this.crew.resize(workers)
  }

  /** Resolves when nothing waits and nothing is in flight. */
  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#drainWaiters.push(resolve)
      this.#tellIfDrained()
    })
  }

  /** Cancels what waits. What is in flight finishes, unless `force`, which cancels it and ends its workers. */
  async close(force: boolean): Promise<void> {
    if (!this.#isClosed) {
      this.#isClosed = true
      this.#emptyQueue('cancelled', new PoolClosedError())
    }
    if (force) {
      const tasks = this.crew.terminateAll()
      this.#inFlight -= tasks.length
      for (const task of tasks) this.#settle(task, 'cancelled', new PoolClosedError())
    }
    await this.crew.resize(0)
  }

  #place(task: Task): void {
    const member = this.#queue.length === 0 ? this.#takeRoom() : undefined
    if (member) this.#send(member, task)
    else this.#enqueue(task)
  }

  #enqueue(task: Task): void {
    const { queueLimit, overflow } = this.#rules
    const isFull = this.#queue.length >= queueLimit
    if (isFull && overflow === 'reject') {
      this.#settle(task, 'rejected', new QueueFullError(queueLimit))
      return
    }
    const victim = isFull ? this.#queue.shift() : undefined
    this.#queue.push(task)
    this.#observer?.queueLength(this.#queue.length, task.submittedAt)
    // Only now, with every call in its place: who hears of it may call again, or wait for the end.
    if (victim) this.#settle(victim, 'rejected', new QueueFullError(queueLimit))
  }

  #emptyQueue(outcome: TaskOutcome, error: Error): void {
    // Only what waits now: a caller may answer its rejection with another call.
    for (let left = this.#queue.length; left > 0; left -= 1) {
      const task = this.#queue.shift()
      if (task) this.#settle(task, outcome, error)
    }
    this.#observer?.queueLength(this.#queue.length, this.#now())
  }

  /** A worker with room: an idle one, else the one that holds least, if its window allows. */
  #takeRoom(): Member | undefined {
    const idle = this.#idle.pop()
    if (idle) return idle
    return this.#rules.inFlight > 1 ? this.#leastLoaded() : undefined
  }

  #leastLoaded(): Member | undefined {
    let best: Member | undefined
    let load = this.#rules.inFlight
    for (const member of this.crew.members) {
      if (member.state !== 'ready' || member.tasks.length >= load) continue
      best = member
      load = member.tasks.length
    }
    return best
  }

  /** Gives a worker what it has room for; with nothing to give it is idle. */
  #feed(member: Member): void {
    while (member.state === 'ready' && member.tasks.length < this.#rules.inFlight) {
      const task = this.#queue.shift()
      if (!task) break
      this.#send(member, task)
      this.#observer?.queueLength(this.#queue.length, task.flight?.dispatchedAt ?? this.#now())
    }
    if (member.state === 'ready' && member.tasks.length === 0) this.#idle.push(member)
  }

  #send(member: Member, task: Task): void {
    member.tasks.push(task)
    this.#inFlight += 1
    const dispatchedAt = this.#now()
    const unknown = Number.NaN
    task.flight = {
      worker: member.id,
      dispatchedAt,
      startedAt: unknown,
      finishedAt: unknown,
      receivedAt: unknown,
    }
    member.link.send(task)
  }

  #land(member: Member, task: Task, reply: Reply, receivedAt: number): void {
    // A reply for a task that was settled otherwise, as when its worker was given up, counts no more.
    if (!member.release(task)) return
    const [ok, result, startedAt, finishedAt] = reply
    const { flight } = task
    if (flight) {
      flight.startedAt = startedAt + member.clockOffset
      flight.finishedAt = finishedAt + member.clockOffset
      flight.receivedAt = receivedAt
    }
    // The worker is fed before the caller hears: the next call need not wait for what the caller does.
    this.#afterFlight(member)
    if (ok) this.#settle(task, 'completed', result)
    else this.#settle(task, 'failed', fromWireError(result))
  }

  #afterFlight(member: Member): void {
    this.#inFlight -= 1
    this.#feed(member)
    this.crew.dismissIfDone(member)
  }

  #settle(task: Task, outcome: TaskOutcome, value: unknown): void {
    this.#counts[outcome] += 1
    task.settle(outcome, value)
    this.#tellIfDrained()
  }

  #tellIfDrained(): void {
    if (this.#drainWaiters.length === 0 || this.#queue.length > 0 || this.#inFlight > 0) return
    for (const resolve of this.#drainWaiters.splice(0)) resolve()
  }
}
