import { abortionOf } from '../calls/abortion.js'
import type { TaskCounts, Traffic } from '../calls/counts.js'
import { Retries } from '../calls/retries.js'
import { Settlement } from '../calls/settlement.js'
import type { Task, TaskOutcome } from '../calls/task.js'
import { CallDismissedError, NoSuchWorkerError, PoolClosedError, PoolOptionError } from '../errors/errors.js'
import { PoolEventTarget } from '../observe/events.js'
import type { FunctionTimes } from '../observe/function-times.js'
import { guarded, type PoolObserver } from '../observe/observer.js'
import { Watch } from '../queue/early-end/early-end.js'
import { Intake } from '../queue/intake.js'
import type { Rules } from '../queue/rules.js'
import type { PoolTime } from '../time.js'
import type { WorkerRange } from '../workers/range/worker-range.js'
import { WorkerSet, type WorkerSetOptions } from '../workers/worker-set.js'
import type { WorkerSetEvents } from '../workers/worker-set-events.js'
import { Estimates } from './batching/estimates.js'
import { Answers } from './ends/answers.js'
import { EarlyEnds } from './ends/early-ends.js'
import { Losses } from './ends/losses.js'
import { Sender } from './sender.js'
import { UnderWay } from './under-way.js'

/**
 * Where all that happens to calls comes together: taken in here, sent by the `Sender`, answered (`Answers`), lost with a
 * worker (`Losses`), timed out or called off (`EarlyEnds`), and in the end settled, exactly once.
 */
export class Dispatcher {
  readonly workerSet: WorkerSet
  readonly estimates = new Estimates()
  readonly events: PoolEventTarget
  readonly #intake: Intake
  readonly #watch: Watch
  readonly #settlement = new Settlement()
  readonly #retries = new Retries()
  readonly #sender: Sender
  readonly #underWay: UnderWay
  readonly #answers: Answers
  readonly #losses: Losses
  readonly #time: PoolTime
  readonly #observer: PoolObserver | undefined
  readonly #drainWaiters: (() => void)[] = []

  constructor(options: WorkerSetOptions, rules: Rules, given: PoolObserver | undefined) {
    const { time } = options
    const observer = guarded(given)
    const settlement = this.#settlement
    this.#time = time
    this.#observer = observer
    this.events = new PoolEventTarget(time.defer)
    const watch = new Watch(time)
    const workerSet = new WorkerSet(options)
    const intake = new Intake(rules, {
      ...{ watch, time, observer, workerSet },
      reject: (task, error) => settlement.settle(task, 'rejected', error),
      onFull: (limit) => this.events.tell('queue-full', { limit }),
    })
    const sender = new Sender(rules, {
      ...{ intake, watch, settlement, estimates: this.estimates, time, workerSet },
      onSent: observer?.callStarted,
    })
    const underWay = new UnderWay({
      ...{ intake, watch, settlement, sender, workerSet },
      retries: this.#retries,
    })
    const parts = { time, intake, watch, settlement, sender, underWay, workerSet, estimates: this.estimates }
    this.#watch = watch
    this.workerSet = workerSet
    this.#intake = intake
    this.#sender = sender
    this.#underWay = underWay
    this.#answers = new Answers(parts)
    this.#losses = new Losses({ ...parts, retries: this.#retries })
    settlement.hear({
      ending: (task, outcome, flight) => {
        this.#forget(task)
        observer?.callSettled?.(task, outcome, flight)
      },
      ended: () => this.#tellIfDrained(),
    })
    watch.hear(new EarlyEnds(parts))
    sender.hear(underWay)
    workerSet.hear(this.#answers, this.#workerEvents())
  }

  get counts(): TaskCounts {
    const { blocked, queue } = this.#intake
    return { ...this.#settlement.counts, blocked, queued: queue.length }
  }
  get traffic(): Traffic {
    const { late, byMessage } = this.#answers
    return {
      late,
      bypassed: byMessage,
      moved: this.#underWay.moved,
      messages: this.#sender.messages,
      retried: this.#retries.count,
    }
  }
  get times(): FunctionTimes {
    return this.#answers.times
  }
  /** Most calls by which the pool and any worker were ever at odds on what was sent, run and answered. */
  get atOdds(): number {
    return this.#answers.atOdds(this.workerSet.workers)
  }
  /** When the oldest waiting task was submitted; null when none waits. */
  get oldestSubmittedAt(): number | null {
    return this.#intake.queue.peek()?.submittedAt ?? null
  }

  /** Changes the rules from now on. A queue longer than a new limit keeps what it holds. */
  setRules(rules: Rules): void {
    this.#intake.setRules(rules)
    this.#sender.setRules(rules)
  }

  /** Takes a task. Its `settle` may be called before this returns. */
  submit(task: Task): void {
    this.#stamp(task)
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

  /** @throws {PoolOptionError} when the task lets nothing be written on it; nobody has heard of it then */
  #stamp(task: Task): void {
    try {
      task.submittedAt = this.#time.now()
    } catch (cause) {
      throw PoolOptionError.unwritable('submittedAt', cause)
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
      this.#underWay.isClosed = true
      this.#sender.stop()
      this.#watch.close()
      this.workerSet.disappoint(new PoolClosedError())
      this.#dismissWaiting('cancelled', () => new PoolClosedError())
    }
    if (timeoutMs === 0) this.#losses.cutOff()
    const ended = this.workerSet.end()
    const stopTimer = timeoutMs
      ? this.#time.schedule(timeoutMs, () => this.#time.afterMessages(() => this.#losses.cutOff()))
      : () => undefined
    await ended
    stopTimer()
    this.#sender.end()
  }

  get #isClosed(): boolean {
    return this.#underWay.isClosed
  }

  #workerEvents(): WorkerSetEvents {
    const observer = this.#observer
    const sender = this.#sender
    return {
      leaving: (poolWorker) => {
        observer?.workerLeaving?.(poolWorker.id, this.#time.now())
        sender.letGo(poolWorker)
      },
      started: ({ id }, replaces) => {
        this.events.tell('worker-started', { worker: id })
        if (replaces !== null) this.events.tell('worker-replaced', { worker: id, replaces })
      },
      dying: (poolWorker, hasDied) => this.#underWay.salvage(poolWorker, hasDied),
      short: (shortage) => observer?.workersShort?.(shortage, this.#time.now()),
      free: (poolWorker) => {
        observer?.workerReady?.(poolWorker.id, this.#time.now())
        sender.welcome(poolWorker)
      },
      lost: ({ id }, batches, error) => {
        observer?.workerDied?.(id)
        this.events.tell('worker-died', { worker: id, error })
        this.#losses.lose(batches, error)
      },
      broken: (error) => this.#dismissWaiting('failed', () => error.again()),
    }
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

  /** Settles all that waits now: a caller may answer its rejection with another call, which is not meant. */
  #dismissWaiting(outcome: TaskOutcome, reasonOf: (task: Task) => Error): void {
    for (const task of this.#underWay.ending(this.#intake.clear()))
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
