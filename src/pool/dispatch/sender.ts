import { abortionOf } from '../calls/abortion.js'
import { takeArguments } from '../calls/arguments.js'
import { Batch } from '../calls/batch.js'
import type { Settlement } from '../calls/settlement.js'
import type { Task } from '../calls/task.js'
import { NoSuchWorkerError, PoolClosedError, UnclonableError } from '../errors/errors.js'
import type { Watch } from '../queue/early-end/early-end.js'
import type { Intake } from '../queue/intake.js'
import type { Rules } from '../queue/rules.js'
import type { PoolTime } from '../time.js'
import type { PoolWorker } from '../workers/pool-worker.js'
import type { WorkerSet } from '../workers/worker-set.js'
import { type Batching, batchingFor } from './batching/batching.js'
import type { Estimates } from './batching/estimates.js'
import { ShortMessages } from './batching/short-messages.js'
import { announce, type OnSent } from './departure.js'
import { IdleWorkers } from './idle-workers.js'
import { Takeover } from './takeover.js'
import { Turn } from './turn.js'

/** What a sender takes from, and tells. */
export interface SenderParts {
  readonly intake: Intake
  readonly watch: Watch
  readonly settlement: Settlement
  readonly estimates: Estimates
  readonly time: PoolTime
  /** A task was sent. */
  readonly onSent: OnSent | undefined
  readonly workerSet: Pick<WorkerSet, 'workers' | 'asked' | 'grow'>
}

/** What becomes of calls that were sent, and will not be run by their worker. */
export interface SenderEvents {
  /** They are to wait again. */
  readonly moveOn: (batch: Batch, places: readonly number[]) => void
  /** No call of this batch could be sent. */
  readonly unsent: (batch: Batch, places: null, cause: unknown) => void
}

/**
 * Brings calls from the queue to workers that have room, first come, first served. How many go in one message, and
 * whether a message is worth an idle worker, is `Batching`'s to say.
 */
export class Sender {
  /** Messages sent. */
  messages = 0
  readonly #parts: SenderParts
  readonly #idleWorkers = new IdleWorkers()
  readonly #shortMessages: ShortMessages
  readonly #takeover: Takeover
  /** Tasks whose message could not be sent because of one of them: each goes by itself. */
  readonly #alone = new Set<Task>()
  #rules: Rules
  #batching: Batching
  readonly #turn: Turn
  #events: SenderEvents | null = null
  #isStopped = false

  constructor(rules: Rules, parts: SenderParts) {
    this.#parts = parts
    this.#rules = rules
    this.#batching = this.#batchingOf(rules)
    this.#turn = new Turn(parts.time, () => this.flush())
    this.#shortMessages = new ShortMessages(parts.time, () => this.flush())
    this.#takeover = new Takeover({
      time: parts.time,
      workers: parts.workerSet.workers,
      isWorkerFree: () => this.#idleWorkers.areThere && parts.intake.queue.length === 0,
      onTakenBack: (batch, places) => this.#events?.moveOn(batch, places),
      // What was taken back has waited enough.
      onDone: () => this.flush(true),
    })
  }

  /** Who is told from now on. */
  hear(events: SenderEvents): void {
    this.#events = events
  }

  setRules(rules: Rules): void {
    if (rules.batch !== this.#rules.batch || rules.queueLimit !== this.#rules.queueLimit)
      this.#batching = this.#batchingOf(rules)
    this.#rules = rules
    this.flush()
  }

  /** Takes a task in: sends it, or lets it wait. */
  place(task: Task): void {
    const { intake } = this.#parts
    const { isAtOnce } = this.#batching
    // Sending copies what a task is given; one that may be sent again needs it as it was. What is turned away keeps
    // what it would have handed over.
    const isTaken = Boolean(task.idempotent) && !intake.isShut
    if (isTaken && !this.#take(task)) return
    const poolWorker = isAtOnce && intake.isEmpty ? this.#takeRoom() : undefined
    if (poolWorker) {
      this.#send(poolWorker, [task], false)
      return
    }
    // Calls that wait for the end of this turn fill a queue that workers could empty now.
    if (!isAtOnce && intake.isFull) this.flush(true)
    if (!isTaken && !intake.isShut && !this.#take(task)) return
    intake.accept(task)
    if (isAtOnce) this.#parts.workerSet.grow(intake.queue.length)
    else this.#turn.called()
  }

  /** Sends a task to this worker, past the queue and the worker's window. */
  sendTo(poolWorker: PoolWorker, task: Task): void {
    if (task.idempotent && !this.#take(task)) return
    if (poolWorker.state !== 'ready') {
      this.#parts.settlement.settle(task, 'rejected', new NoSuchWorkerError(poolWorker.id))
      return
    }
    this.#idleWorkers.remove(poolWorker)
    this.#send(poolWorker, [task], false)
  }

  /** From now on these tasks share no message. */
  separate(tasks: readonly Task[]): void {
    for (const task of tasks) this.#alone.add(task)
  }

  /** Sends what waits at the end of this turn, together with what is yet submitted in it. */
  flushSoon(): void {
    this.#turn.endSoon()
  }

  /** So many callers are about to hear, and may call again in this turn. */
  answered(calls: number): void {
    this.#turn.answered(calls)
  }

  /** Sends what waits, as long as a worker has room. @param isUrgent whether a message need not be worth it */
  flush(isUrgent = false): void {
    const { intake } = this.#parts
    const { queue } = intake
    if (this.#rules.queueLimit === 0) intake.openGate()
    while (queue.length > 0) {
      if (!isUrgent && this.#shortMessages.areUnderWay && !this.#batching.isWorthMessage(queue)) {
        this.#shortMessages.wait()
        return
      }
      const poolWorker = this.#takeRoom()
      if (!poolWorker) {
        this.#parts.workerSet.grow(queue.length)
        return
      }
      this.#sendNext(poolWorker)
    }
  }

  /** A worker can take calls: one that is new, or stays after all. */
  welcome(poolWorker: PoolWorker): void {
    if (poolWorker.batches.size === 0) this.#idleWorkers.add(poolWorker)
    this.flush()
  }

  /** A worker takes no more calls; nobody need wait for what it holds either. */
  letGo(poolWorker: PoolWorker): void {
    this.#idleWorkers.remove(poolWorker)
    for (const batch of poolWorker.batches) this.#shortMessages.remove(batch)
    this.flushSoon()
  }

  /** A batch is back: its worker gets what it has room for; with nothing to do it is idle. */
  returned(batch: Batch): void {
    const { poolWorker } = batch
    const { intake } = this.#parts
    const { queue } = intake
    this.#shortMessages.remove(batch)
    if (this.#rules.queueLimit === 0) intake.openGate()
    while (
      poolWorker.state === 'ready' &&
      poolWorker.batches.size < this.#rules.inFlight &&
      queue.length > 0
    ) {
      if (!this.#batching.isAtOnce && !this.#batching.isWorthMessage(queue)) {
        // Callers that are about to hear may call again at once: what is too little now goes with that.
        this.flushSoon()
        break
      }
      this.#sendNext(poolWorker)
    }
    if (poolWorker.state === 'ready' && poolWorker.batches.size === 0) this.#idleWorkers.add(poolWorker)
  }

  /** A batch will not come back. */
  lost(batch: Batch): void {
    this.#shortMessages.remove(batch)
  }

  /** A task has ended. */
  forget(task: Task): void {
    if (this.#alone.size > 0) this.#alone.delete(task)
  }

  /** Nobody waits any more. */
  stop(): void {
    this.#isStopped = true
    this.#shortMessages.stop()
  }

  /** Nothing is under way any more. */
  end(): void {
    this.#takeover.stop()
  }

  #batchingOf(rules: Rules): Batching {
    return batchingFor(rules, this.#parts.estimates, this.#alone)
  }

  /**
   * Arguments may have getters, which do as they like: close the pool, call the task off, or make other calls.
   * @returns whether the task's arguments can be sent; else it has ended
   */
  #take(task: Task): boolean {
    if (task.makesArguments) return true
    const { settlement } = this.#parts
    try {
      takeArguments(task)
    } catch (cause) {
      settlement.settle(task, 'failed', new UnclonableError(task.method, cause))
      return false
    }
    if (this.#isStopped) settlement.settle(task, 'rejected', new PoolClosedError())
    else if (task.signal?.aborted) settlement.settle(task, 'cancelled', abortionOf(task))
    else return true
    return false
  }

  #takeRoom(): PoolWorker | undefined {
    return this.#idleWorkers.take(this.#parts.workerSet.workers, this.#rules.inFlight)
  }

  #sendNext(poolWorker: PoolWorker): void {
    const { intake, workerSet } = this.#parts
    const canTakeBack = poolWorker.link.canTakeBack?.() ?? false
    const { tasks, isShort } = this.#batching.take(intake.queue, { workers: workerSet.asked, canTakeBack })
    const dispatchedAt = this.#send(poolWorker, tasks, isShort)
    intake.noteLength(dispatchedAt)
    intake.openGate()
  }

  #send(poolWorker: PoolWorker, tasks: Task[], isShort: boolean): number {
    const { settlement, time, onSent } = this.#parts
    const dispatchedAt = time.now()
    const batch = this.#load(poolWorker, tasks, dispatchedAt)
    poolWorker.callCount.sent(tasks.length)
    settlement.inFlight += tasks.length
    const isToGo = onSent ? announce(batch, onSent) : true
    const sent = isToGo === false ? this.#loadRest(batch) : batch
    if (isToGo === null || !sent) return dispatchedAt
    this.messages += 1
    if (isShort) this.#shortMessages.add(sent)
    this.#hand(sent)
    this.#takeover.sent(sent)
    return dispatchedAt
  }

  #load(poolWorker: PoolWorker, tasks: Task[], dispatchedAt: number): Batch {
    const batch = new Batch(poolWorker, tasks, dispatchedAt)
    poolWorker.batches.add(batch)
    for (const task of tasks) this.#parts.watch.moved(task, batch)
    return batch
  }

  /** Some calls of a batch were called off before it went. @returns the others as one; null when there are none */
  #loadRest(batch: Batch): Batch | null {
    const { poolWorker, size, dispatchedAt } = batch
    const tasks = batch.openTasks()
    if (tasks.length === 0) {
      this.#events?.moveOn(
        batch,
        Array.from({ length: size }, (_, place) => place),
      )
      return null
    }
    poolWorker.batches.delete(batch)
    poolWorker.callCount.takenBack(size - tasks.length)
    return this.#load(poolWorker, tasks, dispatchedAt)
  }

  /** A link that throws has sent nothing. */
  #hand(batch: Batch): void {
    const { time } = this.#parts
    try {
      batch.poolWorker.link.send(batch)
    } catch (cause) {
      time.defer(() => this.#events?.unsent(batch, null, cause))
    }
  }
}
