import type { TaskOutcome } from './task.js'

/** Calls by where they are. submitted = the sum of all others, at every moment. */
export interface TaskCounts extends Readonly<Record<TaskOutcome, number>> {
  readonly submitted: number
  /** Waiting at the gate for room in the queue, with overflow `wait`. */
  readonly blocked: number
  readonly queued: number
  readonly inFlight: number
}

/** How calls travelled, since the pool was created. */
export interface Traffic {
  /** Messages with calls, sent to workers. */
  readonly messages: number
  /** Calls sent again because their worker died. */
  readonly retried: number
  /** Calls that waited in a worker for a long one there, or for one in which it died, and were sent to another. */
  readonly moved: number
  /** Answers that nobody waited for: of calls that had timed out or been called off, or given twice. */
  readonly late: number
  /** Calls that could not take the shared transport, or came behind such a call, and went by message. */
  readonly bypassed: number
}
