/**
 * How a call ended. A call ends exactly once. `rejected` were turned away by a full queue, or dropped from it for a
 * newer one; `cancelled` were called off, or had not ended when demand did.
 */
export type Outcome = 'completed' | 'failed' | 'cancelled' | 'timedOut' | 'rejected'

/** Where every submitted call is. submitted = the sum of all others, at every moment. */
export interface Counts extends Readonly<Record<Outcome, number>> {
  readonly submitted: number
  /** Calls that wait for room in the queue. */
  readonly blocked: number
  readonly queued: number
  readonly inFlight: number
}

/**
 * The parts of a call's latency, and the sums people ask for; `hops` is there and back, forward + return. `lockWait`
 * is what a worker waited for the global lock after it had started the call: 0 where there is no lock.
 */
export type Stage = 'queueWait' | 'forward' | 'lockWait' | 'service' | 'return' | 'hops' | 'dispatch' | 'call'
export const STAGES: readonly Stage[] = [
  'queueWait',
  'forward',
  'lockWait',
  'service',
  'return',
  'hops',
  'dispatch',
  'call',
]

/** Before any call. */
export const NO_COUNTS: Counts = {
  submitted: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  timedOut: 0,
  rejected: 0,
  blocked: 0,
  queued: 0,
  inFlight: 0,
}
