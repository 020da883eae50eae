import { createPool, type Lane, type Pool, type PoolOptions, type Task, type TaskOutcome } from './index'
import type { Inbox, Link, WorkerLike } from './lane'
import type { Flight } from './task'
import { toWireError } from './wire'

/** A worker without a thread: the test says when it is ready, replies, fails or dies. */
export class HandWorker implements WorkerLike {
  /** Calls sent to it and not yet answered, oldest first. */
  readonly held: Task[] = []
  isTerminated = false
  isLinkClosed = false
  readonly #events = new EventTarget()
  #inbox: Inbox | null = null
  #now: () => number = () => 0
  #sequence = 0

  connect(inbox: Inbox, now: () => number): Link {
    this.#inbox = inbox
    this.#now = now
    return {
      send: (task) => void this.held.push(task),
      close: () => {
        this.isLinkClosed = true
      },
    }
  }

  sayHello(timeOrigin = 0): void {
    this.#inbox?.ready({ pool: 'ready', timeOrigin })
  }

  /** Answers its oldest call, or the call given, even one that it answered before. */
  reply(value: unknown = 'done', task = this.#takeOldest()): void {
    this.#inbox?.reply(task, [true, value, ...this.#stamps()], this.#now())
  }

  replyError(error: unknown, task = this.#takeOldest()): void {
    this.#inbox?.reply(task, [false, toWireError(error), ...this.#stamps()], this.#now())
  }

  failToSend(cause: unknown, task = this.#takeOldest()): void {
    this.#inbox?.undeliverable(task, cause)
  }

  die(message = 'it crashed', type: 'error' | 'messageerror' = 'error'): void {
    this.#events.dispatchEvent(Object.assign(new Event(type), { message }))
  }

  #takeOldest(): Task {
    const task = this.held.shift()
    if (!task) throw new Error('This worker holds no call to answer.')
    return task
  }

  #stamps(): [startedAt: number, finishedAt: number, sequence: number] {
    this.#sequence += 1
    return [this.#now(), this.#now(), this.#sequence]
  }

  postMessage(): void {}
  addEventListener(type: string, listener: (event: Event) => void): void {
    this.#events.addEventListener(type, listener)
  }
  removeEventListener(type: string, listener: (event: Event) => void): void {
    this.#events.removeEventListener(type, listener)
  }
  terminate(): void {
    this.isTerminated = true
  }
}

export const handLane: Lane = (worker, inbox, now) => {
  if (!(worker instanceof HandWorker)) throw new Error('This lane is for workers cranked by hand.')
  return worker.connect(inbox, now)
}

/** A call that writes down how often it was settled, and how. */
export class NotedTask implements Task {
  readonly method = 'work'
  readonly args: readonly unknown[]
  submittedAt = 0
  flight: Flight | null = null
  readonly endings: { readonly outcome: TaskOutcome; readonly value: unknown }[] = []
  readonly #onSettled: () => void

  constructor(number: number, onSettled: () => void = () => undefined) {
    this.args = [number]
    this.#onSettled = onSettled
  }

  get number(): unknown {
    return this.args[0]
  }
  /** How it ended; `waiting` until then. */
  get outcome(): TaskOutcome | 'waiting' {
    return this.endings[0]?.outcome ?? 'waiting'
  }

  settle(outcome: TaskOutcome, value: unknown): void {
    this.endings.push({ outcome, value })
    this.#onSettled()
  }
}

export interface WorkApi {
  readonly work: (n: number) => string
}

/** A pool whose workers are cranked by hand. */
export const createHandPool = (options: PoolOptions = {}) => {
  /** Every worker ever started, oldest first. */
  const workers: HandWorker[] = []
  const pool: Pool<WorkApi> = createPool<WorkApi>(
    () => {
      const worker = new HandWorker()
      workers.push(worker)
      return worker
    },
    { workers: 1, lane: handLane, ...options },
  )
  const worker = (index: number): HandWorker => {
    const found = workers[index]
    if (!found) throw new Error(`Only ${workers.length} workers were started, so none is number ${index}.`)
    return found
  }
  /** All that still start say hello, and those that follow them too; the first last, so that it works first. */
  const sayHello = () => {
    for (let greeted = 0; greeted < workers.length; ) {
      const started = workers.length
      for (let index = started - 1; index >= greeted; index -= 1) worker(index).sayHello()
      greeted = started
    }
  }
  const submit = (...numbers: readonly number[]): NotedTask[] =>
    numbers.map((number) => {
      const task = new NotedTask(number)
      pool.submit(task)
      return task
    })
  /** Numbers of the calls that each living worker holds. */
  const held = () =>
    workers.filter(({ isTerminated }) => !isTerminated).map((each) => each.held.map(({ args }) => args[0]))
  return { pool, workers, worker, sayHello, submit, held }
}

/** A pool of `count` ready workers cranked by hand. */
export const createReadyPool = (count: number, options: PoolOptions = {}) => {
  const hand = createHandPool({ workers: count, ...options })
  hand.sayHello()
  return hand
}
