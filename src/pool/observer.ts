/** Hears what happens in a pool; called on the pool's thread, so it must be quick and must not throw. */
export interface PoolObserver {
  /** @param at when, ms on the pool's clock */
  readonly queueLength: (length: number, at: number) => void
  /** A worker died, not being let go. @param worker its number, as in `Flight.worker` */
  readonly workerDied?: (worker: number) => void
}
