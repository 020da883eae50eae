import type { Flight, Task, TaskOutcome } from '../calls/task.js'
import { reportUncaught } from '../errors/report-error.js'
import type { Shortage } from '../workers/start/start-pace.js'

/**
 * Hears what happens in a pool; called on the pool's thread, so it must be quick. What it throws is reported as if
 * nobody had caught it, and changes nothing. Instants are ms on the pool's clock; a worker is its number, as in
 * `Flight.worker`.
 */
export interface PoolObserver {
  readonly queueLength?: (length: number, at: number) => void
  /** A call was made, whatever becomes of it. */
  readonly callSubmitted?: (call: Task, at: number) => void
  /** A call was sent to a worker; said again when it is sent again. When its function began, `callSettled` tells. */
  readonly callStarted?: (call: Task, worker: number, at: number) => void
  /** A call has ended, and its caller hears next. @param flight null when it was never sent; read it before returning */
  readonly callSettled?: (call: Task, outcome: TaskOutcome, flight: Flight | null) => void
  /** A worker takes calls from now on. */
  readonly workerReady?: (worker: number, at: number) => void
  /** A worker takes no more calls: it is let go, died, or did not start. May be said twice of one. */
  readonly workerLeaving?: (worker: number, at: number) => void
  /** A worker died, not being let go. */
  readonly workerDied?: (worker: number) => void
  /** Workers are missing that the pool starts only after a rest; null when none is missing any more. */
  readonly workersShort?: (shortage: Shortage | null, at: number) => void
}

const guard = <P extends unknown[]>(
  hook: ((...told: P) => void) | undefined,
): ((...told: P) => void) | undefined =>
  hook &&
  ((...told) => {
    try {
      hook(...told)
    } catch (error) {
      reportUncaught(error)
    }
  })

/** The same observer, which the pool need not fear. */
export const guarded = (observer: PoolObserver | undefined): PoolObserver | undefined => {
  if (!observer) return undefined
  const hooks = {
    queueLength: guard(observer.queueLength?.bind(observer)),
    callSubmitted: guard(observer.callSubmitted?.bind(observer)),
    callStarted: guard(observer.callStarted?.bind(observer)),
    callSettled: guard(observer.callSettled?.bind(observer)),
    workerReady: guard(observer.workerReady?.bind(observer)),
    workerLeaving: guard(observer.workerLeaving?.bind(observer)),
    workerDied: guard(observer.workerDied?.bind(observer)),
    workersShort: guard(observer.workersShort?.bind(observer)),
  }
  return Object.fromEntries(Object.entries(hooks).filter(([, hook]) => hook)) as PoolObserver
}
