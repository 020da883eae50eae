import type { NoModel } from '../no-model'
import { type ClosedFigures, closedNetwork } from './closed-network'

export interface ClosedPool {
  readonly callers: number
  readonly workers: number
  /** What the caller’s thread does for a call, µs: the station that all calls share. */
  readonly callerUs: number
  /** For how long a call holds its worker, as measured with one caller, µs. */
  readonly holdUs: number
  /** 0 unless said. */
  readonly thinkUs?: number
}

/** Calls that go round between a thread that makes them and a pool that runs them, service times exponential. */
export const closedPool = ({
  callers,
  workers,
  callerUs,
  holdUs,
  thinkUs = 0,
}: ClosedPool): ClosedFigures | NoModel =>
  closedNetwork({
    callers,
    thinkUs,
    stations: [
      { demandUs: callerUs, servers: 1 },
      { demandUs: holdUs, servers: workers },
    ],
  })

/**
 * No pool of these demands returns more calls a second: X ≤ min(1 ÷ o, c ÷ H, N ÷ (o + H + Z)) (asymptotic bounds; see
 * `demand-bounds`). Calls of equal length come close to it. null where a call takes no time.
 */
export const mostThroughput = ({
  callers,
  workers,
  callerUs,
  holdUs,
  thinkUs = 0,
}: ClosedPool): number | null => {
  const most = 1e6 * Math.min(1 / callerUs, workers / holdUs, callers / (callerUs + holdUs + thinkUs))
  return Number.isFinite(most) ? most : null
}
