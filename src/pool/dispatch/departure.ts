import type { Batch } from '../calls/batch.js'
import type { Task } from '../calls/task.js'

/** Hears that a task is being sent. */
export type OnSent = (task: Task, worker: number, at: number) => void

/**
 * Tells of each call of a batch that is about to go. Whoever hears may do as they like: call some of them off, or end
 * their worker, or the pool.
 * @returns whether the batch is still to be sent, whole; null when its worker is gone, and its calls are accounted for
 */
export const announce = (batch: Batch, onSent: OnSent): boolean | null => {
  const { poolWorker, dispatchedAt, size } = batch
  for (let place = 0; place < size; place += 1) {
    const task = batch.taskAt(place)
    if (task) onSent(task, poolWorker.id, dispatchedAt)
  }
  if (!poolWorker.batches.has(batch)) return null
  return batch.open === size
}
