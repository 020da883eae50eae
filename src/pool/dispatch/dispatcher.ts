import { Batch } from '../calls/batch.js'
import type { TaskCounts, Traffic } from '../calls/counts.js'
import { Retries } from '../calls/retries.js'
import { Settlement } from '../calls/settlement.js'
import type { Task, TaskOutcome } from '../calls/task.js'
import {
  CallAbortedError,
  CallDismissedError,
  CallTimeoutError,
  NoSuchWorkerError,
  PoolClosedError,
  UnclonableError,
  type Untried,
  WorkerDiedError,
} from '../errors.js'
import { PoolEventTarget } from '../observe/events.js'
import { FunctionTimes } from '../observe/function-times.js'
import { guarded, type PoolObserver } from '../observer.js'
import { Watch, type Whereabouts } from '../queue/early-end.js'
import { Intake } from '../queue/intake.js'
import type { Rules } from '../queue/rules.js'
import type { PoolTime } from '../time.js'
import { reasonOf } from '../transports/reason.js'
import type { Places } from '../transports/transport.js'
import { REPLY_HEAD, REPLY_STEP, type Reply } from '../transports/wire.js'
import type { CallInbox } from '../workers/connector.js'
import type { PoolWorker } from '../workers/pool-worker.js'
import type { WorkerRange } from '../workers/worker-range.js'
import { WorkerSet, type WorkerSetEvents, type WorkerSetOptions } from '../workers/worker-set.js'
import { Estimates } from './estimates.js'
import { Sender } from './sender.js'
import { mayMove } from './takeover.js'

/**
 * Where all that happens to calls comes together: taken in here, sent by the `Sender`, answered, lost, timed out or
 * called off, and in the end settled, exactly once.
 */
export class Dispatcher {
  readonly workerSet: WorkerSet
  readonly estimates = new Estimates()
  readonly events: PoolEventTarget
  readonly times = new FunctionTimes()
  readonly #intake: Intake
  readonly #watch: Watch
  readonly #settlement: Settlement
  readonly #retries = new Retries()
  readonly #sender: Sender
  readonly #traffic = { late: 0, bypassed: 0, moved: 0 }
  readonly #time: PoolTime
  readonly #observer: PoolObserver | undefined
  #rules: Rules
  #atOdds = 0
  #isClosed = false
  #drainWaiters: (() => void)[] = []

  constructor(options: WorkerSetOptions, rules: Rules, given: PoolObserver | undefined) {
    const observer = guarded(given)
    this.#time = options.time
    this.#rules = rules
    this.#observer = observer
    this.events = new PoolEventTarget(options.time.defer)
    this.#watch = new Watch(options.time, {
      expired: (task, where) => this.#expire(task, where),
      aborted: (task, where) => this.#abort(task, where),
    })
    this.#settlement = new Settlement(
      (task, outcome, flight) => {
        this.#forget(task)
        observer?.callSettled?.(task, outcome, flight)
      },
      () => this.#tellIfDrained(),
    )
    this.#intake = new Intake(rules, {
      watch: this.#watch,
      time: options.time,
      observer,
      reject: (task, error) => this.#settlement.settle(task, 'rejected', error),
      onFull: (limit) => this.events.tell('queue-full', { limit }),
      roomOfWorkers: () => this.workerSet.room(this.#rules.inFlight),
    })
    this.#sender = new Sender(rules, {
      intake: this.#intake,
      watch: this.#watch,
      settlement: this.#settlement,
      estimates: this.estimates,
      time: options.time,
      onSent: observer?.callStarted,
      workerSet: () => this.workerSet,
      onTakenBack: (batch, places) => this.#moveOn(batch, places),
      onUnsent: (batch, cause) => this.#takeBack(batch, null, cause),
    })
    const events: WorkerSetEvents = {
      leaving: (poolWorker) => {
        observer?.workerLeaving?.(poolWorker.id, options.time.now())
        this.#sender.letGo(poolWorker)
      },
      started: ({ id }, replaces) => {
        this.events.tell('worker-started', { worker: id })
        if (replaces !== null) this.events.tell('worker-replaced', { worker: id, replaces })
      },
      short: (shortage) => observer?.workersShort?.(shortage, options.time.now()),
      free: (poolWorker) => {
        observer?.workerReady?.(poolWorker.id, options.time.now())
        this.#sender.welcome(poolWorker)
      },
      lost: (poolWorker, batches, error) => this.#lose(poolWorker, batches, error),
      broken: (error) => this.#dismissWaiting('failed', () => error.again()),
    }
    const calls: CallInbox = {
      reply: (batch, reply, receivedAt) => this.#land(batch, reply, receivedAt),
      unsent: (batch, places, cause) => this.#takeBack(batch, places, cause),
      unreadable: (batch, cause) => this.#giveUp(batch, cause),
      bypassed: (count) => {
        this.#traffic.bypassed += count
      },
    }
    this.workerSet = new WorkerSet(options, calls, events)
  }

  get counts(): TaskCounts {
    const { blocked, queue } = this.#intake
    return { ...this.#settlement.counts, blocked, queued: queue.length }
  }
  get traffic(): Traffic {
    return { ...this.#traffic, messages: this.#sender.messages, retried: this.#retries.count }
  }
  /** Most calls by which the pool and any worker were ever at odds on what was sent, run and answered. */
  get atOdds(): number {
    for (const { callCount, batches } of this.workerSet.workers) {
      callCount.compare(batches)
      this.#atOdds = Math.max(this.#atOdds, callCount.atOdds)
    }
    return this.#atOdds
  }
  /** When the oldest waiting task was submitted; null when none waits. */
  get oldestSubmittedAt(): number | null {
    return this.#intake.queue.peek()?.submittedAt ?? null
  }

  /** Changes the rules from now on. A queue longer than a new limit keeps what it holds. */
  setRules(rules: Rules): void {
    this.#rules = rules
    this.#intake.setRules(rules)
    this.#sender.setRules(rules)
  }

  /** Takes a task. Its `settle` may be called before this returns. */
  submit(task: Task): void {
    task.submittedAt = this.#time.now()
    this.#settlement.submitted()
    this.#observer?.callSubmitted?.(task, task.submittedAt)
    const { fault } = this.workerSet
    if (this.#isClosed) this.#settlement.settle(task, 'rejected', new PoolClosedError())
    else if (fault) this.#settlement.settle(task, 'failed', fault.again())
    else if (task.signal?.aborted) this.#settlement.settle(task, 'cancelled', abortionOf(task))
    else if (typeof task.worker === 'number') this.#address(task, task.worker)
    else {
      this.#watch.begin(task)
      this.#sender.place(task)
    }
  }

  /** Resolves when the queue has room for a call of the asker, or the pool is closed. */
  room(): Promise<void> {
    return this.#isClosed ? Promise.resolve() : this.#intake.room()
  }

  /** See `WorkerSet.resize`. @throws {PoolClosedError} */
  resize(range: Required<WorkerRange>): Promise<void> {
    if (this.#isClosed) throw new PoolClosedError()
    return this.workerSet.resize(range)
  }

  /** See `WorkerSet.renew`. @throws {PoolClosedError} */
  renew(): Promise<void> {
    if (this.#isClosed) throw new PoolClosedError()
    return this.workerSet.renew()
  }

  /** Resolves when nothing waits and nothing is in flight. @param dismiss whether what waits is cancelled first */
  drain(dismiss: boolean): Promise<void> {
    if (dismiss) this.#dismissWaiting('cancelled', ({ method }) => new CallDismissedError(method))
    return new Promise((resolve) => {
      this.#drainWaiters.push(resolve)
      this.#tellIfDrained()
    })
  }

  /**
   * Cancels what waits. What is in flight finishes, unless it takes longer than `timeoutMs`, if that is not null: then
   * it is cancelled too, and its workers end.
   */
  async close(timeoutMs: number | null): Promise<void> {
    if (!this.#isClosed) {
      this.#isClosed = true
      this.#sender.stop()
      this.#watch.close()
      this.workerSet.disappoint(new PoolClosedError())
      this.#dismissWaiting('cancelled', () => new PoolClosedError())
    }
    if (timeoutMs === 0) this.#cutOff()
    const ended = this.workerSet.end()
    const stopTimer = timeoutMs ? this.#time.schedule(timeoutMs, () => this.#cutOff()) : () => undefined
    await ended
    stopTimer()
    this.#sender.end()
  }

  /** Cancels all that is in flight, and ends its workers. */
  #cutOff(): void {
    const lost = this.workerSet
      .terminateAll()
      .map((batch) => [batch, this.#ending(batch.openTasks())] as const)
    for (const [batch, tasks] of lost) this.#settleClosed(tasks, batch)
  }

  #address(task: Task, worker: number): void {
    const poolWorker = this.workerSet.readyWorker(worker)
    if (!poolWorker) {
      this.#settlement.settle(task, 'rejected', new NoSuchWorkerError(worker))
      return
    }
    this.#watch.begin(task)
    this.#sender.sendTo(poolWorker, task)
  }

  #land(batch: Batch, reply: Reply, receivedAt: number): void {
    const { poolWorker } = batch
    poolWorker.replied(receivedAt)
    if (poolWorker.state === 'gone') {
      this.#traffic.late += (reply.length - REPLY_HEAD) / REPLY_STEP
      return
    }
    const failures = reply[1]
    // Added to an instant of the worker's clock, gives the same instant on the pool's.
    const clockOffset = poolWorker.timeOrigin - this.#time.timeOrigin
    let at = REPLY_HEAD
    for (const task of this.#answer(batch, reply, receivedAt)) {
      if (task) {
        const startedAt = (reply[at + 2] as number) + clockOffset
        const finishedAt = (reply[at + 3] as number) + clockOffset
        const failure = failures?.get(reply[at] as number)
        const [outcome, value] = failure
          ? (['failed', reasonOf(task, failure)] as const)
          : (['completed', reply[at + 1]] as const)
        if (failure?.kind !== 'unserved') this.times.add(task.method, task.submittedAt, startedAt, finishedAt)
        this.#settlement.settleAnswered(task, batch, outcome, value, startedAt, finishedAt, receivedAt)
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
    let [firstStart, lastEnd] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let at = REPLY_HEAD; at < reply.length; at += REPLY_STEP) {
      const task = batch.answer(reply[at] as number)
      const [startedAt, finishedAt] = [reply[at + 2] as number, reply[at + 3] as number]
      firstStart = Math.min(firstStart, startedAt)
      lastEnd = Math.max(lastEnd, finishedAt)
      if (task) {
        this.#watch.end(task)
        this.estimates.sawService(task.method, finishedAt - startedAt)
      } else this.#traffic.late += 1
      ended.push(task)
    }
    this.#sender.answered(ended.length)
    batch.poolWorker.callCount.returned(ended.length, reply[0])
    this.#atOdds = Math.max(this.#atOdds, batch.poolWorker.callCount.atOdds)
    // Only of a batch that came back in one piece is it known what its message took.
    if (ended.length === batch.size) this.estimates.sawBatch(batch, lastEnd - firstStart, receivedAt)
    this.#finishIfAnswered(batch)
    return ended
  }

  #finishIfAnswered(batch: Batch): void {
    const { poolWorker } = batch
    if (batch.isAnswered && poolWorker.batches.delete(batch)) this.#sender.returned(batch)
    this.workerSet.dismissIfDone(poolWorker)
  }

  /** These could not be sent. If it was one, it is at fault; if several, each is sent by itself to see which is. */
  #takeBack(batch: Batch, places: Places, cause: unknown): void {
    if (batch.poolWorker.state === 'gone') return
    const taken = places ?? Array.from({ length: batch.size }, (_, place) => place)
    const { owed } = batch
    const tasks = taken.map((place) => batch.answer(place)).filter((task) => task !== null)
    batch.poolWorker.callCount.takenBack(owed - batch.owed)
    if (taken.length > 1 && !this.#isClosed) {
      this.#sender.separate(tasks)
      this.#requeue(tasks)
      this.#finishIfAnswered(batch)
      return
    }
    this.#ending(tasks)
    this.#finishIfAnswered(batch)
    if (taken.length > 1) this.#settleClosed(tasks, batch)
    else this.#settleUnclonable(tasks, batch, cause)
  }

  /** These calls of a batch have not run, and their worker will not run them: they wait again, for another. */
  #moveOn(batch: Batch, places: readonly number[]): void {
    const tasks = places.map((place) => batch.answer(place)).filter((task) => task !== null)
    batch.poolWorker.callCount.takenBack(places.length)
    this.#traffic.moved += tasks.length
    this.#requeue(tasks)
    this.#finishIfAnswered(batch)
  }

  /** No answer of this batch will be read. */
  #giveUp(batch: Batch, cause: unknown): void {
    if (batch.poolWorker.state === 'gone') return
    const tasks = this.#ending(batch.openTasks())
    batch.poolWorker.callCount.unreadable(batch.owed)
    for (let place = 0; place < batch.size; place += 1) batch.answer(place)
    this.#finishIfAnswered(batch)
    this.#settleUnclonable(tasks, batch, cause)
  }

  #lose(poolWorker: PoolWorker, batches: readonly Batch[], error: WorkerDiedError): void {
    this.#observer?.workerDied?.(poolWorker.id)
    this.events.tell('worker-died', { worker: poolWorker.id, error })
    const again: Task[] = []
    const lost: (readonly [Task, Batch, WorkerDiedError])[] = []
    for (const batch of batches)
      for (const task of batch.openTasks()) {
        const untried = this.#whyUntried(task)
        const attempts = this.#retries.attemptsOf(task)
        if (!untried) again.push(task)
        else lost.push([task, batch, new WorkerDiedError(error.why, error.cause, untried, attempts)])
      }
    this.#ending(lost.map(([task]) => task))
    this.#requeue(again)
    for (const [task, batch, own] of lost) this.#settlement.settleLost(task, batch, 'failed', own)
  }

  /** Why a task that lost its worker is not sent again; null when it is. */
  #whyUntried(task: Task): Untried | null {
    if (typeof task.worker === 'number') return 'addressed'
    if (this.#isClosed || this.workerSet.fault) return task.idempotent ? 'no worker' : 'not idempotent'
    return this.#retries.lost(task)
  }

  /** Tasks that were under way wait again, before all others. */
  #requeue(tasks: readonly Task[]): void {
    this.#settlement.inFlight -= tasks.length
    this.#intake.takeBack(tasks)
    this.#sender.flushSoon()
  }

  #expire(task: Task, where: Whereabouts): void {
    const wasSent = where instanceof Batch
    const isBegun = wasSent && !this.#revoke(task, where)
    const error = new CallTimeoutError(task.method, task.timeoutMs ?? 0, isBegun)
    this.#leave(task, where)
    // Before anybody hears: who calls again must not be given the worker that is to be replaced.
    if (isBegun)
      this.#stop(
        where.poolWorker,
        `another call it held, "${task.method}", overstayed its time limit`,
        'time-limit',
      )
    this.#endEarly(task, where, 'timedOut', error)
  }

  /** A call that runs cannot be interrupted: what it returns is dropped, or its worker is replaced. */
  #abort(task: Task, where: Whereabouts): void {
    const isBegun = where instanceof Batch && !this.#revoke(task, where)
    const place = isBegun ? where.placeOf(task) : -1
    this.#leave(task, where)
    if (isBegun && task.onAbort === 'replace')
      this.#stop(where.poolWorker, `another call it held, "${task.method}", was called off`, 'aborted')
    else if (isBegun) {
      where.poolWorker.link.abort?.(where, place)
      this.workerSet.dismissIfDone(where.poolWorker)
    }
    this.#endEarly(task, where, 'cancelled', abortionOf(task))
  }

  /** Takes a task back from its worker, if it has not begun it. @returns whether it will not run */
  #revoke(task: Task, batch: Batch): boolean {
    const { link, callCount } = batch.poolWorker
    const places = link.takeBack?.(batch, (other) => other === task) ?? []
    for (const place of places) batch.answer(place)
    callCount.takenBack(places.length)
    return places.length > 0
  }

  /** Ends a worker that cannot be waited for; what it holds and has not begun waits for another. */
  #stop(poolWorker: PoolWorker, why: string, cause: 'time-limit' | 'aborted'): void {
    if (!this.#isClosed) this.#requeue([...poolWorker.batches].flatMap((batch) => this.#rescue(batch)))
    this.workerSet.stop(poolWorker, why, cause)
  }

  /** @returns what its worker will not run */
  #rescue(batch: Batch): readonly Task[] {
    const { link, callCount } = batch.poolWorker
    const places = link.takeBack?.(batch, mayMove) ?? []
    callCount.takenBack(places.length)
    const tasks = places.map((place) => batch.answer(place)).filter((task) => task !== null)
    this.#traffic.moved += tasks.length
    return tasks
  }

  /** A task is to end where it is. */
  #leave(task: Task, where: Whereabouts): void {
    this.#watch.end(task)
    if (where instanceof Batch) {
      where.abandon(task)
      this.#finishIfAnswered(where)
    } else this.#intake.withdraw(task, where)
  }

  #endEarly(task: Task, where: Whereabouts, outcome: TaskOutcome, error: Error): void {
    if (where instanceof Batch) this.#settlement.settleLost(task, where, outcome, error)
    else this.#settlement.settle(task, outcome, error)
    this.#sender.flushSoon()
  }

  /**
   * These are about to be settled: from now on neither time nor signal ends them. Whoever hears of the first may
   * call off the second.
   */
  #ending(tasks: readonly Task[]): readonly Task[] {
    for (const task of tasks) this.#watch.end(task)
    return tasks
  }

  /** An error for each: whoever hears may write on it. */
  #settleClosed(tasks: readonly Task[], batch: Batch): void {
    for (const task of tasks) this.#settlement.settleLost(task, batch, 'cancelled', new PoolClosedError())
  }

  #settleUnclonable(tasks: readonly Task[], batch: Batch, cause: unknown): void {
    for (const task of tasks)
      this.#settlement.settleLost(task, batch, 'failed', new UnclonableError(task.method, cause))
  }

  /** Settles all that waits now: a caller may answer its rejection with another call, which is not meant. */
  #dismissWaiting(outcome: TaskOutcome, reasonOf: (task: Task) => Error): void {
    for (const task of this.#ending(this.#intake.clear()))
      this.#settlement.settle(task, outcome, reasonOf(task))
  }

  #forget(task: Task): void {
    this.#watch.end(task)
    this.#retries.forget(task)
    this.#sender.forget(task)
  }

  get #isDrained(): boolean {
    return this.#settlement.inFlight === 0 && this.#intake.isEmpty
  }

  #tellIfDrained(): void {
    if (!this.#isDrained) return
    this.events.tell('drained', null, () => this.#isDrained)
    if (this.#drainWaiters.length > 0) for (const resolve of this.#drainWaiters.splice(0)) resolve()
  }
}

const abortionOf = ({ method, signal }: Task): CallAbortedError =>
  new CallAbortedError(method, signal?.reason)
