import type { Wanted } from '../test-wanted'

/** Runs that several tables speak of. */

export const OPEN = { mode: 'open', ratePerSecond: 250, demand: 5, serviceUs: 1000 } as const

export const GROWING = {
  settings: { ...OPEN, workers: 1 },
  verdict: { kind: 'growing' },
  directUs: 1000,
  serviceUs: 1000,
  hopUs: 60,
  arrivals: 1250,
  served: 940,
  growth: 310,
} as const satisfies Wanted

/** Sixteen callers of a function of a µs: their thread is what all wait for. */
export const CALLER_BOUND = {
  settings: { workers: 4, demand: 16, serviceUs: 1 },
  directUs: 1,
  serviceUs: 1.5,
  waitUs: 600,
  hopUs: 190,
  busy: 0.03,
  served: 20_000,
  leastCrossingUs: 60,
} as const satisfies Wanted
