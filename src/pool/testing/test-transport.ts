import type { Batch } from '../calls/batch.js'
import type { Flight, OnAbort } from '../calls/task.js'
import {
  type CallOptions,
  createPool,
  type Pool,
  type PoolOptions,
  type Task,
  type TaskOutcome,
  type Transport,
} from '../index.js'
import { thrownFailure } from '../transports/thrown/failure.js'
import type { Inbox, Link, WorkerLike } from '../transports/transport.js'
import { HandTime } from './test-time.js'

/** A call that a worker holds and has not answered. */
export interface HeldCall {
  readonly batch: Batch
  readonly place: number
  readonly number: unknown
}

/** A worker without a thread: the test says when it is ready, replies, fails or dies. */
export class HandWorker implements WorkerLike {
  /** Calls sent to it and not yet answered, oldest first. */
  readonly held: HeldCall[] = []
  /** Every batch it was ever sent, as the numbers of its calls. */
  readonly sent: (readonly unknown[])[] = []
  /** Calls among those held that it has begun, and gives back no more. */
  readonly #begun = new Set<HeldCall>()
  isTerminated = false
  isLinkClosed = false
  readonly #events = new EventTarget()
  #inbox: Inbox | null = null
  #now: () => number = () => 0
  #started = 0

  connect(inbox: Inbox, now: () => number): Link {
    this.#inbox = inbox
    this.#now = now
    return {
      send: (batch) => {
        const calls = batch.openTasks().map(({ args }, place) => ({ batch, place, number: args[0] }))
        this.held.push(...calls)
        this.sent.push(calls.map(({ number }) => number))
      },
      canTakeBack: () => true,
      takeBack: (batch, mayMove) => this.#giveBack(batch, mayMove),
      close: () => {
        this.isLinkClosed = true
      },
    }
  }

  /** It runs its oldest call, for as long as it may take. */
  begin(): void {
    const [oldest] = this.held
    if (oldest) this.#begun.add(oldest)
  }

  #giveBack(batch: Batch, mayMove: (task: Task) => boolean): readonly number[] {
    if (!this.held.some((call) => this.#begun.has(call))) return []
    const back = this.held.filter((call) => {
      const task = call.batch === batch && !this.#begun.has(call) ? batch.taskAt(call.place) : null
      return task !== null && mayMove(task)
    })
    for (const call of back) this.takeOut(call)
    return back.map(({ place }) => place)
  }

  sayHello(timeOrigin = 0): void {
    this.#inbox?.hello({ pool: 'ready', timeOrigin, methods: ['work'], canShare: false })
  }

  /** Answers its oldest call, or the call given, even one that it answered before. */
  reply(value: unknown = 'done', { batch, place } = this.#takeOldest(), serviceMs = 0): void {
    this.#inbox?.reply(batch, [this.#count(), null, place, value, ...this.#stamps(serviceMs)], this.#now())
  }

  /** Answers all calls of its oldest batch in one reply. @param serviceMs of each */
  replyBatch(value: unknown = 'done', serviceMs = 0): void {
    const first = this.#takeOldest()
    const { batch } = first
    const calls = [first, ...this.held.filter((call) => call.batch === batch)]
    this.held.splice(0, calls.length - 1)
    const entries = calls.flatMap(({ place }) => [place, value, ...this.#stamps(serviceMs)])
    this.#inbox?.reply(batch, [this.#count(calls.length), null, ...entries], this.#now())
  }

  replyError(error: unknown, { batch, place } = this.#takeOldest()): void {
    const failures = new Map([[place, thrownFailure(error)]])
    this.#inbox?.reply(batch, [this.#count(), failures, place, undefined, ...this.#stamps(0)], this.#now())
  }

  /** A batch, its oldest unless said, could not be sent. */
  failToSend(cause: unknown, batch: Batch = this.#takeOldest().batch): void {
    this.#forget(batch)
    this.#inbox?.unsent(batch, null, cause)
  }

  /** No answer to its oldest batch can be read. */
  failToRead(cause: unknown): void {
    const { batch } = this.#takeOldest()
    this.#forget(batch)
    this.#inbox?.unreadable(batch, cause)
  }

  die(message = 'it crashed', type: 'error' | 'messageerror' = 'error'): void {
    this.#events.dispatchEvent(Object.assign(new Event(type), { message }))
  }

  /** Takes a call out of those it holds, to be answered out of turn. */
  takeOut(call: HeldCall): HeldCall {
    this.held.splice(this.held.indexOf(call), 1)
    return call
  }

  #forget(batch: Batch): void {
    const kept = this.held.filter((call) => call.batch !== batch)
    this.held.splice(0, this.held.length, ...kept)
  }

  #takeOldest(): HeldCall {
    const call = this.held.shift()
    if (!call) throw new Error('This worker holds no call to answer.')
    return call
  }

  #count(calls = 1): number {
    this.#started += calls
    return this.#started
  }

  #stamps(serviceMs: number): [startedAt: number, finishedAt: number] {
    return [this.#now() - serviceMs, this.#now()]
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

export const handTransport: Transport = {
  name: 'hand',
  obstacle: () => null,
  connect: (worker, inbox, now) => {
    if (!(worker instanceof HandWorker)) throw new Error('This transport is for workers cranked by hand.')
    return worker.connect(inbox, now)
  },
}

/** A call that writes down how often it was settled, and how. */
export class NotedTask implements Task {
  readonly method = 'work'
  args: readonly unknown[]
  readonly timeoutMs: number | null | undefined
  readonly signal: AbortSignal | null | undefined
  readonly onAbort: OnAbort | null | undefined
  readonly idempotent: boolean | null | undefined
  readonly worker: number | null | undefined
  submittedAt = 0
  /** Its travels, as told when it ended. */
  flight: Flight | null = null
  readonly endings: { readonly outcome: TaskOutcome; readonly value: unknown }[] = []
  readonly #onSettled: () => void

  constructor(number: number, onSettled: () => void = () => undefined, options: CallOptions = {}) {
    this.args = [number]
    this.timeoutMs = options.timeoutMs
    this.signal = options.signal
    this.onAbort = options.onAbort
    this.idempotent = options.idempotent
    this.worker = options.worker
    this.#onSettled = onSettled
  }

  get number(): unknown {
    return this.args[0]
  }
  /** How it ended; `waiting` until then. */
  get outcome(): TaskOutcome | 'waiting' {
    return this.endings[0]?.outcome ?? 'waiting'
  }

  settle(outcome: TaskOutcome, value: unknown, flight: Flight | null): void {
    this.flight = flight && { ...flight }
    this.endings.push({ outcome, value })
    this.#onSettled()
  }
}

export interface WorkApi {
  readonly work: (n: number) => string
}

/** On the thread's own clock a limit would fall into another test, when the machine is slow. */
const NO_START_LIMIT = { startTimeoutMs: 2_147_483_647 } as const

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
    { workers: 1, transport: handTransport, batch: 1, ...(options.time ? {} : NO_START_LIMIT), ...options },
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
    workers.filter(({ isTerminated }) => !isTerminated).map((each) => each.held.map(({ number }) => number))
  /** A call with options. */
  const submitWith = (number: number, options: CallOptions, onSettled?: () => void): NotedTask => {
    const task = new NotedTask(number, onSettled, options)
    pool.submit(task)
    return task
  }
  return { pool, workers, worker, sayHello, submit, submitWith, held }
}

/** A pool of `count` ready workers cranked by hand, and its time too. */
export const createTimedPool = (count: number, options: PoolOptions = {}) => {
  const time = new HandTime()
  return { time, ...createReadyPool(count, { time, ...options }) }
}

/** A pool of `count` ready workers cranked by hand. */
export const createReadyPool = (count: number, options: PoolOptions = {}) => {
  const hand = createHandPool({ workers: count, ...options })
  hand.sayHello()
  return hand
}
