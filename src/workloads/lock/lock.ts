import type { Settings } from '../../domain/settings/settings'

export type LockKind = Exclude<Settings['lock'], 'none'>

/** A lock in memory that all workers share; what crosses to them. */
export interface SharedLock {
  readonly kind: LockKind
  readonly memory: SharedArrayBuffer
}

/** A sleeper looks again after this long, ms, should the wake-up have gone to a worker that died. */
export const LOOK_AGAIN_MS = 1000

/** One worker's hold on the lock. Its thread sleeps while it waits, so nothing else of it runs then. */
export interface Lock {
  readonly acquire: () => void
  /** To be called by who acquired it; does nothing when the lock was taken from this worker meanwhile. */
  readonly release: () => void
}

/** The hold of the thread that starts the workers, and hears of their deaths. It never waits. */
export interface LockKeeper {
  /**
   * Takes the lock from workers that are gone, and their places in the line.
   * @returns whether one of them held it
   */
  readonly recover: (isAlive: (worker: number) => boolean) => boolean
}

/** One discipline of handing the lock over. */
export interface LockDiscipline {
  /** Size of its memory, bytes. */
  readonly bytes: number
  /** @param worker whole and above 0, no other worker's ever */
  readonly lockOf: (memory: SharedArrayBuffer, worker: number) => Lock
  readonly keeperOf: (memory: SharedArrayBuffer) => LockKeeper
}
