/** Time between two looks, ms. */
export const LOOK_MS = 250

/** Watches whether a thread still says something. */
export interface LifeWatch {
  /** It did. */
  readonly sign: () => void
  /** Ends the watch. */
  readonly end: () => void
}

/**
 * Notices when a thread has said nothing for as long as it may, once. Counts its own looks, not time: a page that was
 * frozen, or whose timers are held back, must not take that for the thread's silence.
 * @param every runs an action every so many ms until called off
 * @param patienceMs how long the thread may be silent as things stand
 */
export const watchLife = (
  every: (ms: number, action: () => void) => () => void,
  patienceMs: () => number,
  onSilent: () => void,
): LifeWatch => {
  let looks = 0
  const end = every(LOOK_MS, () => {
    looks += 1
    if (looks * LOOK_MS < patienceMs()) return
    end()
    onSilent()
  })
  return {
    sign: () => {
      looks = 0
    },
    end,
  }
}
