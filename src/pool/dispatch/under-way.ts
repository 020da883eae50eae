import type { Batch } from '../calls/batch.js'
import type { Retries } from '../calls/retries.js'
import type { Settlement } from '../calls/settlement.js'
import type { Task } from '../calls/task.js'
import { PoolClosedError, UnclonableError } from '../errors/errors.js'
import type { Watch } from '../queue/early-end/early-end.js'
import type { Intake } from '../queue/intake.js'
import type { Places } from '../transports/transport.js'
import type { PoolWorker } from '../workers/pool-worker.js'
import type { WorkerSet } from '../workers/worker-set.js'
import type { Sender } from './sender.js'
import { mayMove } from './takeover.js'

/** What calls on their way come from, and go back to. */
export interface UnderWayParts {
  readonly intake: Intake
  readonly retries: Retries
  readonly watch: Watch
  readonly settlement: Settlement
  readonly sender: Sender
  readonly workerSet: Pick<WorkerSet, 'dismissIfDone'>
}

/** Calls that were sent: taken back from their workers, to wait again or to end, and batches that are finished. */
export class UnderWay {
  /** Calls that waited in a worker for a long one there, and were sent to another. */
  moved = 0
  /** Once the pool is closed, nothing waits again. */
  isClosed = false
  readonly #parts: UnderWayParts

  constructor(parts: UnderWayParts) {
    this.#parts = parts
  }

  /** A batch of which nothing is owed any more makes room in its worker; one that was let go may now be gone. */
  finish(batch: Batch): void {
    const { sender, workerSet } = this.#parts
    const { poolWorker } = batch
    if (batch.isAnswered && poolWorker.batches.delete(batch)) sender.returned(batch)
    workerSet.dismissIfDone(poolWorker)
  }

  /** Tasks that were under way wait again, before all others. */
  requeue(tasks: readonly Task[]): void {
    const { intake, sender, settlement } = this.#parts
    settlement.inFlight -= tasks.length
    intake.takeBack(tasks)
    sender.flushSoon()
  }

  /** These calls of a batch have not run, and their worker will not run them: they wait again, for another. */
  moveOn(batch: Batch, places: readonly number[]): void {
    const tasks = this.#takenFrom(batch, places)
    this.moved += tasks.length
    this.requeue(tasks)
    this.finish(batch)
  }

  /** A worker ends: what it has answered is read before it is gone, and what it has not begun waits for another. */
  salvage({ link, batches }: PoolWorker, hasDied: boolean): void {
    link.readAnswers?.()
    if (this.isClosed) return
    const { retries } = this.#parts
    // A message that a worker cannot take kills the next one too.
    const goesOn = (task: Task) => mayMove(task) && (!hasDied || retries.areLeft(task))
    const tasks = [...batches].flatMap((batch) =>
      this.#takenFrom(batch, link.takeBack?.(batch, goesOn, true) ?? []),
    )
    if (hasDied) for (const task of tasks) retries.again(task)
    this.moved += tasks.length
    this.requeue(tasks)
  }

  /** Takes calls of a batch back that its worker has not begun. @returns those that it will not run */
  takeBack(batch: Batch, isWanted: (task: Task) => boolean): readonly Task[] {
    return this.#takenFrom(batch, batch.poolWorker.link.takeBack?.(batch, isWanted) ?? [])
  }

  /** These could not be sent. If it was one, it is at fault; if several, each is sent by itself to see which is. */
  unsent(batch: Batch, places: Places, cause: unknown): void {
    if (batch.poolWorker.state === 'gone') return
    const all = places ?? Array.from({ length: batch.size }, (_, place) => place)
    const { owed } = batch
    const tasks = all.map((place) => batch.answer(place)).filter((task) => task !== null)
    batch.poolWorker.callCount.takenBack(owed - batch.owed)
    if (all.length > 1 && !this.isClosed) {
      this.#parts.sender.separate(tasks)
      this.requeue(tasks)
      this.finish(batch)
      return
    }
    this.ending(tasks)
    this.finish(batch)
    if (all.length > 1) this.settleClosed(tasks, batch)
    else this.settleUnclonable(tasks, batch, cause)
  }

  /**
   * These are about to be settled: from now on neither time nor signal ends them. Whoever hears of the first may
   * call off the second.
   */
  ending(tasks: readonly Task[]): readonly Task[] {
    for (const task of tasks) this.#parts.watch.end(task)
    return tasks
  }

  /** An error for each: whoever hears may write on it. */
  settleClosed(tasks: readonly Task[], batch: Batch): void {
    for (const task of tasks)
      this.#parts.settlement.settleLost(task, batch, 'cancelled', new PoolClosedError())
  }

  settleUnclonable(tasks: readonly Task[], batch: Batch, cause: unknown): void {
    for (const task of tasks)
      this.#parts.settlement.settleLost(task, batch, 'failed', new UnclonableError(task.method, cause))
  }

  #takenFrom(batch: Batch, places: readonly number[]): readonly Task[] {
    batch.poolWorker.callCount.takenBack(places.length)
    return places.map((place) => batch.answer(place)).filter((task) => task !== null)
  }
}
