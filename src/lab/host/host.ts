import type { Waiting } from '../../demand/driver'
import type { Settings } from '../../domain/settings/settings'
import type { Clock, Micros } from '../../domain/time'
import type { WorkerLike } from '../../pool/index'
import type { Surroundings } from '../../record/interruptions/interruption-detector'
import type { Locks } from '../../surroundings/other-runs'
import type { Spinner } from '../parallelism/spinner'

/** What the lab needs of the thread it runs on. Handed in, so that a test can put its own in place. */
export interface Host extends Surroundings {
  readonly clock: Clock
  readonly waiting: Waiting
  /** What paces `waiting.sleep`. */
  readonly timer: 'fine' | 'coarse'
  readonly thread: Settings['callerThread']
  readonly userAgent: string
  readonly cores: number | null
  readonly crossOriginIsolated: boolean
  /** What the engine's own code takes on this thread, µs; null where the clock is too coarse, given its step, µs. */
  readonly yardstick: (resolutionUs: Micros) => Micros | null
  /** Which page the lab belongs to, by a name that no other page has. */
  readonly page: string
  /** The browser’s locks; null where it has none. */
  readonly locks: Locks | null
  /** Starts one worker of the pool. */
  readonly spawn: () => WorkerLike
  /** Starts one that locks itself and runs an own function. */
  readonly spawnOwn: () => WorkerLike
  /** Has the browser fetch the script of the pool's workers, so that a start needs no network. */
  readonly fetchWorkerScript: () => Promise<void>
  /** Why the script of the pool's workers does not run, and what helps; null where the script itself is at fault. */
  readonly whyNoWorkers: () => Promise<string | null>
  /** Starts a worker that only spins; null where that cannot be. */
  readonly startSpinner: (() => Spinner) | null
  /** So many of them start side by side. */
  readonly startTogether: number
  /** Runs `action` every `ms` until called off. */
  readonly every: (ms: number, action: () => void) => () => void
  /** Runs `action` once after `ms` unless called off. */
  readonly after: (ms: number, action: () => void) => () => void
}
