import { abortionOf } from '../../calls/abortion.js'
import { Batch } from '../../calls/batch.js'
import type { Settlement } from '../../calls/settlement.js'
import type { Task, TaskOutcome } from '../../calls/task.js'
import { CallTimeoutError } from '../../errors/errors.js'
import type { Watch, WatchEvents, Whereabouts } from '../../queue/early-end/early-end.js'
import type { Intake } from '../../queue/intake.js'
import type { WorkerSet } from '../../workers/worker-set.js'
import type { Sender } from '../sender.js'
import type { UnderWay } from '../under-way.js'

/** Where calls are that end early, and who replaces their workers. */
export interface EarlyEndsParts {
  readonly intake: Intake
  readonly watch: Watch
  readonly settlement: Settlement
  readonly sender: Sender
  readonly underWay: UnderWay
  readonly workerSet: Pick<WorkerSet, 'dismissIfDone' | 'stop'>
}

/** Calls that end before they are answered: their time is up, or they are called off. */
export class EarlyEnds implements WatchEvents {
  readonly #parts: EarlyEndsParts

  constructor(parts: EarlyEndsParts) {
    this.#parts = parts
  }

  readonly expired = (task: Task, where: Whereabouts): void => {
    const wasSent = where instanceof Batch
    const isBegun = wasSent && !this.#takeBack(task, where)
    const error = new CallTimeoutError(task.method, task.timeoutMs ?? 0, isBegun)
    this.#leave(task, where)
    // Before anybody hears: who calls again must not be given the worker that is to be replaced.
    if (isBegun)
      this.#parts.workerSet.stop(
        where.poolWorker,
        `another call it held, "${task.method}", overstayed its time limit`,
        'time-limit',
      )
    this.#settle(task, where, 'timedOut', error)
  }

  /** A call that runs cannot be interrupted: what it returns is dropped, or its worker is replaced. */
  readonly aborted = (task: Task, where: Whereabouts): void => {
    const isBegun = where instanceof Batch && !this.#takeBack(task, where)
    const place = isBegun ? where.placeOf(task) : -1
    this.#leave(task, where)
    if (isBegun && task.onAbort === 'replace')
      this.#parts.workerSet.stop(
        where.poolWorker,
        `another call it held, "${task.method}", was called off`,
        'aborted',
      )
    else if (isBegun) {
      where.poolWorker.link.abort?.(where, place)
      this.#parts.workerSet.dismissIfDone(where.poolWorker)
    }
    this.#settle(task, where, 'cancelled', abortionOf(task))
  }

  /** @returns whether its worker, which has not begun it, will not run it */
  #takeBack(task: Task, batch: Batch): boolean {
    return this.#parts.underWay.takeBack(batch, (other) => other === task).length > 0
  }

  /** A task is to end where it is. */
  #leave(task: Task, where: Whereabouts): void {
    const { intake, underWay, watch } = this.#parts
    watch.end(task)
    if (where instanceof Batch) {
      where.abandon(task)
      underWay.finish(where)
    } else intake.withdraw(task, where)
  }

  #settle(task: Task, where: Whereabouts, outcome: TaskOutcome, error: Error): void {
    const { sender, settlement } = this.#parts
    if (where instanceof Batch) settlement.settleLost(task, where, outcome, error)
    else settlement.settle(task, outcome, error)
    sender.flushSoon()
  }
}
