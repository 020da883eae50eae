/** A figure that knows whether it can be believed. An empty window is a state, never 0 or NaN. */
export type Reading =
  | { readonly kind: 'value'; readonly value: number; readonly samples: number }
  /** Smaller than the clock can tell: print "< limit". */
  | { readonly kind: 'below'; readonly limit: number; readonly samples: number }
  | { readonly kind: 'none'; readonly reason: string }

/** What is exact, as a count is: no number of samples makes it so. */
export const exactly = (value: number): Reading => ({ kind: 'value', value, samples: 1 })

/** The same, or why there is none. */
export const exactlyOr = (value: number | null, reason: string): Reading =>
  value === null ? { kind: 'none', reason } : exactly(value)

/** The settings left it out. @param recording what was written down instead of all */
export const notRecorded = (recording: 'counters' | 'off'): Reading => ({
  kind: 'none',
  reason: recording === 'off' ? 'recording is off' : 'recording is at counters only',
})

export const NO_CALLS: Reading = { kind: 'none', reason: 'no calls in this window' }

/** Calls came back, and none of them tells how long one takes. */
export const ALL_INTERRUPTED: Reading = {
  kind: 'none',
  reason: 'an interruption, such as a hidden tab, touched every call in this window',
}
