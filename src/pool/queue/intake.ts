import type { Task } from '../calls/task.js'
import { QueueFullError } from '../errors/errors.js'
import type { PoolObserver } from '../observe/observer.js'
import type { PoolTime } from '../time.js'
import type { WorkerSet } from '../workers/worker-set.js'
import type { Watch } from './early-end/early-end.js'
import { Gate } from './gate.js'
import type { Rules } from './rules.js'
import { WaitingLine } from './task-queue.js'

interface IntakeParts {
  readonly watch: Watch
  readonly time: PoolTime
  readonly observer: PoolObserver | undefined
  /** Ends a task for which there is no room. */
  readonly reject: (task: Task, error: Error) => void
  /** A call found the queue full, and the one before it did not. */
  readonly onFull: (limit: number) => void
  /** Knows how many messages workers could take now, or when they have started. */
  readonly workerSet: Pick<WorkerSet, 'room'>
}

/** Where calls wait: the queue, and with overflow `wait` the gate before it. */
export class Intake {
  readonly queue = new WaitingLine()
  readonly #gate = new Gate()
  readonly #watch: Watch
  readonly #time: PoolTime
  readonly #observer: PoolObserver | undefined
  readonly #reject: IntakeParts['reject']
  readonly #onFull: IntakeParts['onFull']
  readonly #workerSet: IntakeParts['workerSet']
  #rules: Rules
  /** Whether the last call found the queue full. */
  #wasFull = false

  constructor(rules: Rules, { watch, time, observer, reject, onFull, workerSet }: IntakeParts) {
    this.#rules = rules
    this.#watch = watch
    this.#time = time
    this.#observer = observer
    this.#reject = reject
    this.#onFull = onFull
    this.#workerSet = workerSet
  }

  /** Calls that wait at the gate. */
  get blocked(): number {
    return this.#gate.tasks.length
  }
  get isFull(): boolean {
    return this.queue.length >= this.#limit
  }
  /** Calls that may wait. Where none may, those may that a worker has room for, or will have when it has started. */
  get #limit(): number {
    const { inFlight, queueLimit } = this.#rules
    return queueLimit === 0 ? this.#workerSet.room(inFlight) : queueLimit
  }
  /** Whether one more call would be turned away. */
  get isShut(): boolean {
    return this.isFull && this.#rules.overflow === 'reject'
  }
  get isEmpty(): boolean {
    return this.queue.length === 0 && this.blocked === 0
  }

  setRules(rules: Rules): void {
    this.#rules = rules
    this.openGate()
  }

  /** Takes a task in, by the rule for a full queue if it is full. */
  accept(task: Task): void {
    // Workers may have come meanwhile, and with them room for those who were here before.
    if (this.blocked > 0) this.openGate()
    const { isFull } = this
    const isNewlyFull = isFull && !this.#wasFull
    this.#wasFull = isFull
    if (isNewlyFull) this.#onFull(this.#rules.queueLimit)
    if (isFull) this.#overflow(task)
    else this.#push(task, task.submittedAt)
  }

  /** Resolves when the queue has room for a call of the asker. */
  room(): Promise<void> {
    return this.isFull ? this.#gate.ask() : Promise.resolve()
  }

  /** Lets in who waits at the gate, as far as there is room. */
  openGate(): void {
    const room = this.#limit - this.queue.length
    this.#gate.open(room, (task) => this.#push(task, this.#time.now()))
  }

  /** Tasks that were under way wait again, before all others. */
  takeBack(tasks: readonly Task[]): void {
    if (tasks.length === 0) return
    for (const task of [...tasks].reverse()) {
      this.queue.unshift(task)
      this.#watch.moved(task, this.queue)
    }
    this.noteLength(this.#time.now())
  }

  /** A task leaves the line where it waits. */
  withdraw(task: Task, line: WaitingLine): void {
    line.remove(task)
    if (line === this.queue) this.noteLength(this.#time.now())
    this.openGate()
  }

  /** Takes everything out, and tells who asked for room that there is no more to wait for. */
  clear(): readonly Task[] {
    const tasks: Task[] = []
    for (const line of [this.queue, this.#gate.tasks])
      for (let task = line.shift(); task; task = line.shift()) tasks.push(task)
    this.noteLength(this.#time.now())
    this.#gate.tellAll()
    return tasks
  }

  /** Announces the queue's length. @param at ms on the pool's clock */
  noteLength(at: number): void {
    this.#observer?.queueLength?.(this.queue.length, at)
  }

  #push(task: Task, at: number): void {
    if (task.isUrgent) this.queue.unshift(task)
    else this.queue.push(task)
    this.#watch.moved(task, this.queue)
    this.noteLength(at)
  }

  #overflow(task: Task): void {
    const { queueLimit, overflow } = this.#rules
    switch (overflow) {
      case 'reject':
        this.#reject(task, new QueueFullError(queueLimit))
        break
      case 'drop-oldest': {
        const victim = this.queue.shift()
        // Another rule may have left calls at the gate: they come first.
        this.openGate()
        // Where nothing waits, nothing older can make way.
        if (this.isFull && !victim) this.#reject(task, new QueueFullError(queueLimit))
        else if (this.isFull) this.#waitAtGate(task)
        else this.#push(task, task.submittedAt)
        // Only now, with every call in its place: who hears of it may call again, or wait for the end.
        if (victim) this.#reject(victim, new QueueFullError(queueLimit))
        break
      }
      case 'wait':
        this.#waitAtGate(task)
        break
      default:
        overflow satisfies never
    }
  }

  #waitAtGate(task: Task): void {
    this.#gate.tasks.push(task)
    this.#watch.moved(task, this.#gate.tasks)
  }
}
