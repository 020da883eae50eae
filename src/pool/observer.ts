/** Hears what happens in a pool; called on the pool's thread, so it must be quick and must not throw. */
export interface PoolObserver {
  /** @param at when, ms on the pool's clock */
  readonly queueLength: (length: number, at: number) => void
  /** A worker takes calls from now on. @param worker its number, as in `Flight.worker` */
  readonly workerReady?: (worker: number, at: number) => void
  /** A worker takes no more calls: it is let go, died, or did not start. May be said twice of one. */
  readonly workerLeaving?: (worker: number, at: number) => void
  /** A worker died, not being let go. @param worker its number, as in `Flight.worker` */
  readonly workerDied?: (worker: number) => void
}
