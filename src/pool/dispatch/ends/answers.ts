import type { Batch } from '../../calls/batch.js'
import type { Settlement } from '../../calls/settlement.js'
import type { Task } from '../../calls/task.js'
import { FunctionTimes } from '../../observe/function-times.js'
import type { Watch } from '../../queue/early-end/early-end.js'
import type { PoolTime } from '../../time.js'
import { reasonOf } from '../../transports/thrown/reason.js'
import type { Places } from '../../transports/transport.js'
import { REPLY_HEAD, REPLY_STEP, type Reply } from '../../transports/wire/wire.js'
import type { PoolWorker } from '../../workers/pool-worker.js'
import type { CallInbox } from '../../workers/start/connector.js'
import type { Estimates } from '../batching/estimates.js'
import type { Sender } from '../sender.js'
import type { UnderWay } from '../under-way.js'

/** What answers are told to. */
export interface AnswersParts {
  readonly time: PoolTime
  readonly watch: Watch
  readonly estimates: Estimates
  readonly settlement: Settlement
  readonly sender: Sender
  readonly underWay: UnderWay
}

/** What comes back from workers, straight from their links, and is told to callers. */
export class Answers implements CallInbox {
  readonly times = new FunctionTimes()
  /** Answers that nobody waited for. */
  late = 0
  /** Calls that could not take the shared transport and went by message. */
  byMessage = 0
  #atOdds = 0
  readonly #parts: AnswersParts

  constructor(parts: AnswersParts) {
    this.#parts = parts
  }

  /** Most calls by which the pool and any of these workers were ever at odds on what was sent, run and answered. */
  atOdds(workers: Iterable<PoolWorker>): number {
    for (const { callCount, batches } of workers) {
      callCount.compare(batches)
      this.#atOdds = Math.max(this.#atOdds, callCount.atOdds)
    }
    return this.#atOdds
  }

  readonly reply = (batch: Batch, reply: Reply, receivedAt: number): void => {
    const { poolWorker } = batch
    poolWorker.replied(receivedAt)
    if (poolWorker.state === 'gone') {
      this.late += (reply.length - REPLY_HEAD) / REPLY_STEP
      return
    }
    const { settlement, time } = this.#parts
    const failures = reply[1]
    // Added to an instant of the worker's clock, gives the same instant on the pool's.
    const clockOffset = poolWorker.timeOrigin - time.timeOrigin
    let at = REPLY_HEAD
    for (const task of this.#note(batch, reply, receivedAt)) {
      if (task) {
        const startedAt = (reply[at + 2] as number) + clockOffset
        const finishedAt = (reply[at + 3] as number) + clockOffset
        const failure = failures?.get(reply[at] as number)
        const [outcome, value] = failure
          ? (['failed', reasonOf(task, failure)] as const)
          : (['completed', reply[at + 1]] as const)
        if (failure?.kind !== 'unserved') this.times.add(task.method, task.submittedAt, startedAt, finishedAt)
        settlement.settleAnswered(task, batch, outcome, value, startedAt, finishedAt, receivedAt)
      }
      at += REPLY_STEP
    }
  }

  readonly unsent = (batch: Batch, places: Places, cause: unknown): void =>
    this.#parts.underWay.unsent(batch, places, cause)

  readonly unreadable = (batch: Batch, cause: unknown): void => {
    if (batch.poolWorker.state === 'gone') return
    const { underWay } = this.#parts
    const tasks = underWay.ending(batch.openTasks())
    batch.poolWorker.callCount.unreadable(batch.owed)
    for (let place = 0; place < batch.size; place += 1) batch.answer(place)
    underWay.finish(batch)
    underWay.settleUnclonable(tasks, batch, cause)
  }

  readonly bypassed = (calls: number): void => {
    this.byMessage += calls
  }

  /**
   * Notes the answers, and gives the worker its next calls before any caller hears: they need not wait for what
   * callers do. @returns the tasks, in the order of the reply; null where nobody waits
   */
  #note(batch: Batch, reply: Reply, receivedAt: number): readonly (Task | null)[] {
    const { estimates, sender, underWay, watch } = this.#parts
    const { callCount } = batch.poolWorker
    const ended: (Task | null)[] = []
    let [firstStart, lastEnd] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let at = REPLY_HEAD; at < reply.length; at += REPLY_STEP) {
      const task = batch.answer(reply[at] as number)
      const [startedAt, finishedAt] = [reply[at + 2] as number, reply[at + 3] as number]
      firstStart = Math.min(firstStart, startedAt)
      lastEnd = Math.max(lastEnd, finishedAt)
      if (task) {
        watch.end(task)
        estimates.sawService(task.method, finishedAt - startedAt)
      } else this.late += 1
      ended.push(task)
    }
    sender.answered(ended.length)
    callCount.returned(ended.length, reply[0])
    this.#atOdds = Math.max(this.#atOdds, callCount.atOdds)
    // Only of a batch that came back in one piece is it known what its message took.
    if (ended.length === batch.size) estimates.sawBatch(batch, lastEnd - firstStart, receivedAt)
    underWay.finish(batch)
    return ended
  }
}
