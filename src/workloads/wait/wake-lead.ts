/** Longest that is waited for awake, ms: on a busy machine threads wake later than is worth a core. */
const MOST_MS = 0.25
/** Of a wait, at most so much is spent awake: who sleeps hardly uses a core. */
const SHARE = 0.1
/** The lead moves so far, ms, towards what three wakes in four do not exceed. */
const UP_MS = 0.015
const DOWN_MS = UP_MS / 3

/**
 * Machines wake a thread that sleeps some 0.1 ms late. Who must be punctual is woken so much earlier, and waits for the
 * rest awake. How late this thread wakes is learnt on the way.
 */
export class WakeLead {
  #lateMs = 0

  /** How much before the end of a wait of `spanMs` to be woken, ms. */
  of(spanMs: number): number {
    return Math.min(this.#lateMs, MOST_MS, Math.max(0, spanMs) * SHARE)
  }

  /** @param lateMs how much later than it had asked the thread was awake, ms */
  note(lateMs: number): void {
    this.#lateMs = Math.max(0, this.#lateMs + (lateMs > this.#lateMs ? UP_MS : -DOWN_MS))
  }
}

/** Waits awake, ms: `from` is an instant of `performance.now()`. */
export const spinUntil = (end: number): void => {
  while (performance.now() < end);
}
