import type { Batch } from '../../calls/batch.js'
import type { Retries } from '../../calls/retries.js'
import type { Settlement } from '../../calls/settlement.js'
import type { Task } from '../../calls/task.js'
import { type Untried, WorkerDiedError } from '../../errors/errors.js'
import type { WorkerSet } from '../../workers/worker-set.js'
import type { UnderWay } from '../under-way.js'

/** What decides whether a call is tried again. */
export interface LossesParts {
  readonly retries: Retries
  readonly settlement: Settlement
  readonly underWay: UnderWay
  readonly workerSet: Pick<WorkerSet, 'fault' | 'terminateAll'>
}

/** Calls that lose their worker: they are tried again, or end. */
export class Losses {
  readonly #parts: LossesParts

  constructor(parts: LossesParts) {
    this.#parts = parts
  }

  /** A worker died with these batches. */
  lose(batches: readonly Batch[], error: WorkerDiedError): void {
    const { retries, settlement, underWay } = this.#parts
    const again: Task[] = []
    const lost: (readonly [Task, Batch, WorkerDiedError])[] = []
    for (const batch of batches)
      for (const task of batch.openTasks()) {
        const untried = this.#whyUntried(task)
        const attempts = retries.attemptsOf(task)
        if (!untried) again.push(task)
        else lost.push([task, batch, new WorkerDiedError(error.why, error.cause, untried, attempts)])
      }
    underWay.ending(lost.map(([task]) => task))
    underWay.requeue(again)
    for (const [task, batch, own] of lost) settlement.settleLost(task, batch, 'failed', own)
  }

  /** Cancels all that is in flight, and ends its workers: the pool is closed, and waits no longer. */
  cutOff(): void {
    const { underWay, workerSet } = this.#parts
    const lost = workerSet.terminateAll().map((batch) => [batch, underWay.ending(batch.openTasks())] as const)
    for (const [batch, tasks] of lost) underWay.settleClosed(tasks, batch)
  }

  /** Why a task that lost its worker is not sent again; null when it is. */
  #whyUntried(task: Task): Untried | null {
    const { retries, underWay, workerSet } = this.#parts
    if (typeof task.worker === 'number') return 'addressed'
    if (underWay.isClosed || workerSet.fault) return task.idempotent ? 'no worker' : 'not idempotent'
    return retries.lost(task)
  }
}
