import { Batch } from './batch'
import { autoBatching, type Batching, fixedBatching } from './batching'
import type { TaskCounts, Traffic } from './counts'
import { Crew, type CrewEvents, type CrewOptions } from './crew'
import {
  CallAbortedError,
  CallTimeoutError,
  PoolClosedError,
  QueueFullError,
  UnclonableError,
  UnservedError,
  type WorkerDiedError,
} from './errors'
import { Estimates } from './estimates'
import { Gate } from './gate'
import { IdleStack } from './idle-stack'
import type { Places } from './lanes/lane'
import type { Member } from './member'
import type { PoolObserver } from './observer'
import type { Rules } from './rules'
import type { Flight, Task, TaskOutcome } from './task'
import type { PoolTime } from './time'
import { WaitingLine } from './waiting-line'
import { Watch, type Whereabouts } from './watch'
import { type Failure, fromWireError, REPLY_HEAD, REPLY_STEP, type Reply } from './wire'

/** Longest that calls wait, ms, for a message that was expected back long ago, before they go to another worker. */
const PATIENCE_MS = 4
/** How often a call is tried: one that kills its workers must not kill them all. */
const ATTEMPTS = 3

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Takes tasks in, sends them first-come first-served to workers that have room, and settles each exactly once.
 * How many go in one message, and whether a message is worth an idle worker, is `Batching`'s to say.
 */
export class Dispatcher {
  readonly crew: Crew
  readonly estimates = new Estimates()
  readonly #queue = new WaitingLine()
  readonly #gate = new Gate()
  readonly #idle = new IdleStack()
  readonly #watch: Watch
  readonly #counts = { submitted: 0, completed: 0, failed: 0, cancelled: 0, timedOut: 0, rejected: 0 }
  readonly #traffic = { messages: 0, retried: 0, late: 0, bypassed: 0 }
  /** Tasks whose message could not be sent because of one of them: each goes by itself. */
  readonly #alone = new Set<Task>()
  /** How often those tasks were tried that were sent more than once. */
  readonly #attempts = new Map<Task, number>()
  readonly #time: PoolTime
  readonly #observer: PoolObserver | undefined
  /** The one object that tells of every task's travels. */
  readonly #flight: Writable<Flight> = {
    worker: 0,
    dispatchedAt: 0,
    startedAt: 0,
    finishedAt: 0,
    receivedAt: 0,
  }
  #rules: Rules
  #batching: Batching
  #inFlight = 0
  /** Messages under way that are expected back soon. */
  #shortMessages = 0
  #isFlushDue = false
  #endPatience: (() => void) | null = null
  #isClosed = false
  #drainWaiters: (() => void)[] = []

  constructor(options: CrewOptions, rules: Rules, observer: PoolObserver | undefined) {
    this.#time = options.time
    this.#rules = rules
    this.#batching = this.#batchingOf(rules)
    this.#observer = observer
    this.#watch = new Watch(options.time, {
      expired: (task, where) => this.#expire(task, where),
      aborted: (task, where) => this.#abort(task, where),
    })
    const events: CrewEvents = {
      leaving: (member) => this.#idle.remove(member),
      free: (member) => this.#welcome(member),
      reply: (batch, reply, receivedAt) => this.#land(batch, reply, receivedAt),
      unsent: (batch, places, cause) => this.#takeBack(batch, places, cause),
      unreadable: (batch, cause) => this.#giveUp(batch, cause),
      bypassed: (calls) => {
        this.#traffic.bypassed += calls
      },
      lost: (member, batches, error) => this.#lose(member, batches, error),
      broken: (error) => this.#dismissWaiting('failed', error),
    }
    this.crew = new Crew(options, events)
  }

  get counts(): TaskCounts {
    return {
      ...this.#counts,
      blocked: this.#gate.tasks.length,
      queued: this.#queue.length,
      inFlight: this.#inFlight,
    }
  }
  get traffic(): Traffic {
    return { ...this.#traffic }
  }
  /** When the oldest waiting task was submitted; null when none waits. */
  get oldestSubmittedAt(): number | null {
    return this.#queue.peek()?.submittedAt ?? null
  }

  /** Changes the rules from now on. A queue longer than a new limit keeps what it holds. */
  setRules(rules: Rules): void {
    if (rules.batch !== this.#rules.batch) this.#batching = this.#batchingOf(rules)
    this.#rules = rules
    this.#openGate()
    this.#flush()
  }

  /** Takes a task. Its `settle` may be called before this returns. */
  submit(task: Task): void {
    task.submittedAt = this.#time.now()
    this.#counts.submitted += 1
    const fault = this.crew.members.size === 0 ? this.crew.fault : null
    if (this.#isClosed) this.#settle(task, 'rejected', new PoolClosedError())
    else if (fault) this.#settle(task, 'failed', fault)
    else if (task.signal?.aborted) this.#settle(task, 'cancelled', this.#abortionOf(task))
    else this.#place(task)
  }

  /** Resolves when the queue has room for a call of the asker. */
  room(): Promise<void> {
    const isOpen = this.#isClosed || this.#roomLeft() > 0
    return isOpen ? Promise.resolve() : this.#gate.ask()
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
      this.#endPatience?.()
      this.#dismissWaiting('cancelled', new PoolClosedError())
    }
    if (force) {
      for (const batch of this.crew.terminateAll()) {
        this.#noteNotShort(batch)
        for (const task of batch.openTasks())
          this.#settleFlown(task, batch, 'cancelled', new PoolClosedError())
      }
    }
    await this.crew.resize(0)
  }

  // --- in ---

  #place(task: Task): void {
    this.#watch.begin(task)
    const isFirst = this.#queue.length === 0
    const member = this.#batching.isAtOnce && isFirst ? this.#takeRoom() : undefined
    if (member) this.#send(member, [task], false)
    else this.#enqueue(task)
  }

  #enqueue(task: Task): void {
    const { isAtOnce } = this.#batching
    // Calls that wait for the end of this turn fill a queue that workers could empty now.
    if (!isAtOnce && this.#roomLeft() <= 0) this.#flush(true)
    if (this.#roomLeft() > 0) this.#push(task)
    else this.#overflow(task)
    if (!isAtOnce) this.#flushSoon()
  }

  #push(task: Task): void {
    this.#queue.push(task)
    this.#watch.moved(task, this.#queue)
    this.#observer?.queueLength(this.#queue.length, task.submittedAt)
  }

  #overflow(task: Task): void {
    const { queueLimit, overflow } = this.#rules
    switch (overflow) {
      case 'reject':
        this.#settle(task, 'rejected', new QueueFullError(queueLimit))
        break
      case 'drop-oldest': {
        const victim = this.#queue.shift()
        this.#push(task)
        // Only now, with every call in its place: who hears of it may call again, or wait for the end.
        if (victim) this.#settle(victim, 'rejected', new QueueFullError(queueLimit))
        break
      }
      case 'wait':
        this.#gate.tasks.push(task)
        this.#watch.moved(task, this.#gate.tasks)
        break
      default:
        overflow satisfies never
    }
  }

  #roomLeft(): number {
    return this.#rules.queueLimit - this.#queue.length
  }

  /** Lets in who waits for room, if there is some. */
  #openGate(): void {
    this.#gate.open(this.#roomLeft(), (task) => {
      this.#queue.push(task)
      this.#watch.moved(task, this.#queue)
      this.#observer?.queueLength(this.#queue.length, this.#time.now())
    })
  }

  // --- out ---

  #batchingOf({ batch }: Rules): Batching {
    // A worker that overstays a time limit is replaced with all it holds: nobody else is to pay for that.
    const travelsAlone = (task: Task) =>
      task.timeoutMs !== undefined || (this.#alone.size > 0 && this.#alone.has(task))
    return batch === 'auto' ? autoBatching(this.estimates, travelsAlone) : fixedBatching(batch, travelsAlone)
  }

  /** Sends what waits at the end of this turn, together with what is yet submitted in it. */
  #flushSoon(): void {
    if (this.#isFlushDue) return
    this.#isFlushDue = true
    this.#time.defer(() => {
      this.#isFlushDue = false
      this.#flush()
    })
  }

  /**
   * Sends what waits, as long as a worker has room. @param isUrgent whether a message need not be worth it
   */
  #flush(isUrgent = false): void {
    while (this.#queue.length > 0) {
      if (!isUrgent && this.#shortMessages > 0 && !this.#batching.isWorthMessage(this.#queue)) {
        this.#bePatient()
        return
      }
      const member = this.#takeRoom()
      if (!member) return
      this.#sendNext(member)
    }
  }

  /** Calls wait for a message that will soon be back; if it is not, they wait no longer. */
  #bePatient(): void {
    this.#endPatience ??= this.#time.schedule(PATIENCE_MS, () => {
      this.#endPatience = null
      const overdue = this.#time.now() - PATIENCE_MS
      for (const { batches } of this.crew.members)
        for (const batch of batches) if (batch.dispatchedAt <= overdue) this.#noteNotShort(batch)
      this.#flush()
    })
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
      if (member.state !== 'ready' || member.batches.size >= load) continue
      best = member
      load = member.batches.size
    }
    return best
  }

  /** A worker can take calls: one that is new, or stays after all. */
  #welcome(member: Member): void {
    if (member.batches.size === 0) this.#idle.push(member)
    this.#flush()
  }

  /** Gives a worker that has answered a message what it has room for; with nothing to give it is idle. */
  #feed(member: Member): void {
    const { isAtOnce } = this.#batching
    while (member.state === 'ready' && member.batches.size < this.#rules.inFlight && this.#queue.length > 0) {
      if (!isAtOnce && !this.#batching.isWorthMessage(this.#queue)) {
        // Callers that are about to hear may call again at once: what is too little now goes with that.
        this.#flushSoon()
        break
      }
      this.#sendNext(member)
    }
    if (member.state === 'ready' && member.batches.size === 0) this.#idle.push(member)
  }

  #sendNext(member: Member): void {
    const { tasks, isShort } = this.#batching.take(this.#queue, this.crew.asked)
    const dispatchedAt = this.#send(member, tasks, isShort)
    this.#observer?.queueLength(this.#queue.length, dispatchedAt)
    this.#openGate()
  }

  #send(member: Member, tasks: Task[], isShort: boolean): number {
    const dispatchedAt = this.#time.now()
    const batch = new Batch(member, tasks, dispatchedAt, isShort)
    member.batches.add(batch)
    this.#inFlight += tasks.length
    this.#traffic.messages += 1
    if (isShort) this.#shortMessages += 1
    for (const task of tasks) this.#watch.moved(task, batch)
    member.link.send(batch)
    return dispatchedAt
  }

  // --- back ---

  #land(batch: Batch, reply: Reply, receivedAt: number): void {
    const { member } = batch
    const calls = (reply.length - REPLY_HEAD) / REPLY_STEP
    if (member.state === 'gone') {
      this.#traffic.late += calls
      return
    }
    const ended = this.#answer(batch, reply, receivedAt)
    const failures = reply[1]
    let at = REPLY_HEAD
    for (const task of ended) {
      if (task) {
        const flight = this.#flightOf(batch)
        flight.startedAt = (reply[at + 2] as number) + member.clockOffset
        flight.finishedAt = (reply[at + 3] as number) + member.clockOffset
        flight.receivedAt = receivedAt
        const failure = failures?.get(reply[at] as number)
        this.#inFlight -= 1
        if (failure) this.#settle(task, 'failed', errorOf(task, failure), flight)
        else this.#settle(task, 'completed', reply[at + 1], flight)
      }
      at += REPLY_STEP
    }
  }

  /**
   * Notes the answers, and gives the worker its next calls before any caller hears: they need not wait for what
   * callers do. @returns the tasks, in the order of the reply; null where nobody waits
   */
  #answer(batch: Batch, reply: Reply, receivedAt: number): readonly (Task | null)[] {
    const ended: (Task | null)[] = []
    let serviceMs = 0
    for (let at = REPLY_HEAD; at < reply.length; at += REPLY_STEP) {
      const task = batch.answer(reply[at] as number)
      const ms = (reply[at + 3] as number) - (reply[at + 2] as number)
      serviceMs += ms
      if (task) this.estimates.sawService(task.method, ms)
      else this.#traffic.late += 1
      ended.push(task)
    }
    // Only of a batch that came back in one piece is it known what its message took.
    if (ended.length === batch.size) this.estimates.sawBatch(batch, serviceMs, receivedAt)
    this.#finishIfAnswered(batch)
    return ended
  }

  #finishIfAnswered(batch: Batch): void {
    const { member } = batch
    if (batch.isAnswered && member.batches.delete(batch)) {
      this.#noteNotShort(batch)
      this.#feed(member)
    }
    this.crew.dismissIfDone(member)
  }

  /** These could not be sent. If it was one, it is at fault; if several, each is sent by itself to see which is. */
  #takeBack(batch: Batch, places: Places, cause: unknown): void {
    if (batch.member.state === 'gone') return
    const taken = places ?? Array.from({ length: batch.size }, (_, place) => place)
    const tasks = taken.map((place) => batch.answer(place)).filter((task) => task !== null)
    if (taken.length > 1) {
      for (const task of tasks) this.#alone.add(task)
      this.#requeue(tasks)
    }
    this.#finishIfAnswered(batch)
    if (taken.length > 1) this.#flushSoon()
    else
      for (const task of tasks)
        this.#settleFlown(task, batch, 'failed', new UnclonableError(task.method, cause))
  }

  /** No answer of this batch will be read. */
  #giveUp(batch: Batch, cause: unknown): void {
    if (batch.member.state === 'gone') return
    const tasks = batch.openTasks()
    for (let place = 0; place < batch.size; place += 1) batch.answer(place)
    this.#finishIfAnswered(batch)
    for (const task of tasks)
      this.#settleFlown(task, batch, 'failed', new UnclonableError(task.method, cause))
  }

  #lose(member: Member, batches: readonly Batch[], error: WorkerDiedError): void {
    this.#observer?.workerDied?.(member.id)
    for (const batch of batches) this.#noteNotShort(batch)
    const again: Task[] = []
    const lost: [Task, Batch][] = []
    for (const batch of batches)
      for (const task of batch.openTasks()) {
        if (this.#mayTryAgain(task)) again.push(task)
        else lost.push([task, batch])
      }
    this.#traffic.retried += again.length
    this.#requeue(again)
    for (const [task, batch] of lost) this.#settleFlown(task, batch, 'failed', error)
    if (again.length > 0) this.#flushSoon()
  }

  #mayTryAgain(task: Task): boolean {
    if (!task.idempotent || this.#isClosed || this.crew.fault) return false
    const attempts = (this.#attempts.get(task) ?? 1) + 1
    this.#attempts.set(task, attempts)
    return attempts <= ATTEMPTS
  }

  /** Tasks that were under way wait again, before all others. */
  #requeue(tasks: readonly Task[]): void {
    this.#inFlight -= tasks.length
    for (const task of tasks.toReversed()) {
      this.#queue.unshift(task)
      this.#watch.moved(task, this.#queue)
    }
    if (tasks.length > 0) this.#observer?.queueLength(this.#queue.length, this.#time.now())
  }

  // --- ends ---

  #expire(task: Task, where: Whereabouts): void {
    const error = new CallTimeoutError(task.method, task.timeoutMs ?? 0, where instanceof Batch)
    if (where instanceof Batch) {
      where.abandon(task)
      this.#settleFlown(task, where, 'timedOut', error)
      this.crew.stop(where.member, `another call it held, "${task.method}", overstayed its time limit`)
    } else this.#withdraw(task, where, 'timedOut', error)
  }

  /** A call that runs cannot be interrupted: it is settled, and what it returns is dropped. */
  #abort(task: Task, where: Whereabouts): void {
    if (where instanceof Batch) {
      where.abandon(task)
      this.#settleFlown(task, where, 'cancelled', this.#abortionOf(task))
      this.crew.dismissIfDone(where.member)
    } else this.#withdraw(task, where, 'cancelled', this.#abortionOf(task))
  }

  #abortionOf({ method, signal }: Task): CallAbortedError {
    return new CallAbortedError(method, signal?.reason)
  }

  #withdraw(task: Task, line: WaitingLine, outcome: TaskOutcome, error: Error): void {
    line.remove(task)
    if (line === this.#queue) this.#observer?.queueLength(line.length, this.#time.now())
    this.#openGate()
    this.#settle(task, outcome, error)
    this.#flushSoon()
  }

  /** Settles all that waits now: a caller may answer its rejection with another call, which is not meant. */
  #dismissWaiting(outcome: TaskOutcome, error: Error): void {
    const tasks: Task[] = []
    for (const line of [this.#queue, this.#gate.tasks])
      for (let task = line.shift(); task; task = line.shift()) tasks.push(task)
    this.#observer?.queueLength(this.#queue.length, this.#time.now())
    this.#gate.tellAll()
    for (const task of tasks) this.#settle(task, outcome, error)
  }

  /** Nobody need wait for this message: it is back, lost, or not as short as it seemed. */
  #noteNotShort(batch: Batch): void {
    if (!batch.isShort) return
    batch.isShort = false
    this.#shortMessages -= 1
  }

  #flightOf({ member, dispatchedAt }: Batch): Writable<Flight> {
    const flight = this.#flight
    flight.worker = member.id
    flight.dispatchedAt = dispatchedAt
    flight.startedAt = Number.NaN
    flight.finishedAt = Number.NaN
    flight.receivedAt = Number.NaN
    return flight
  }

  /** Settles a task that was sent and brought nothing back. */
  #settleFlown(task: Task, batch: Batch, outcome: TaskOutcome, error: Error): void {
    this.#inFlight -= 1
    this.#settle(task, outcome, error, this.#flightOf(batch))
  }

  #settle(task: Task, outcome: TaskOutcome, value: unknown, flight: Flight | null = null): void {
    this.#counts[outcome] += 1
    this.#watch.end(task)
    if (this.#alone.size > 0) this.#alone.delete(task)
    if (this.#attempts.size > 0) this.#attempts.delete(task)
    task.settle(outcome, value, flight)
    this.#tellIfDrained()
  }

  #tellIfDrained(): void {
    if (this.#drainWaiters.length === 0) return
    if (this.#queue.length > 0 || this.#gate.tasks.length > 0 || this.#inFlight > 0) return
    for (const resolve of this.#drainWaiters.splice(0)) resolve()
  }
}

const errorOf = ({ method }: Task, failure: Failure): Error => {
  switch (failure.kind) {
    case 'thrown':
      return fromWireError(failure.error)
    case 'unclonable':
      return new UnclonableError(method, fromWireError(failure.error))
    case 'unserved':
      return new UnservedError(method, failure.methods)
    default:
      return failure satisfies never
  }
}
