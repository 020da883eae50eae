/** Callers who each await their call, and calls of 50 µs: neither long nor short. */
export const CLOSED = { workers: 2, demand: 4, serviceUs: 50, rounds: 0 } as const

/** Even arrivals, of next to no work. */
export const OPEN = {
  mode: 'open',
  arrivals: 'constant',
  workers: 2,
  demand: 1,
  ratePerSecond: 500,
  serviceUs: 10,
} as const

/** Calls of next to no work on one worker, whose background is to be of calls that hold theirs for long. */
export const BESIDE_LONG = {
  mode: 'open',
  arrivals: 'constant',
  demand: 1,
  ratePerSecond: 1000,
  serviceUs: 10,
  batch: 'auto',
  workers: 1,
  backgroundUs: 200_000,
} as const

/** Workers hold their next calls already: one alone is never idle either, however slowly messages travel. */
export const NEVER_IDLE = {
  mode: 'closed',
  workers: 1,
  demand: 8,
  inFlight: 8,
  serviceUs: 1000,
  callsPerCaller: 100_000,
} as const
