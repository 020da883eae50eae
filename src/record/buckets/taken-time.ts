/** What calls that returned took of their workers' time; ms. */
export interface TakenTime {
  /** For which a worker held at least one call: sent and not yet returned. */
  heldMs: number
  /** For which a worker ran at least one. */
  busyMs: number
  /** Calls that lay at their worker while it still ran another. */
  waited: number
  /** Time between the end of that other and their own start, summed: what messages cost the worker. */
  gapMs: number
}

export const NOTHING_TAKEN: Readonly<TakenTime> = { heldMs: 0, busyMs: 0, waited: 0, gapMs: 0 }

/** Adds to `sum` by how much `now` is more than `before`. */
export const addTaken = (sum: TakenTime, now: Readonly<TakenTime>, before: Readonly<TakenTime>): void => {
  sum.heldMs += now.heldMs - before.heldMs
  sum.busyMs += now.busyMs - before.busyMs
  sum.waited += now.waited - before.waited
  sum.gapMs += now.gapMs - before.gapMs
}
