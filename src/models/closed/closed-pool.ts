import type { NoModel } from '../no-model'
import { type ClosedFigures, closedNetwork } from './closed-network'

export interface ClosedPool {
  readonly callers: number
  readonly workers: number
  /** What the caller’s thread does for a call, µs: the station that all calls share. */
  readonly callerUs: number
  /** For how long a call by itself holds its worker, µs. */
  readonly holdUs: number
  /**
   * Cores’ work that the machine does at once, which workers that compute and the caller’s thread have to share; none
   * unless said. So X ≤ cores ÷ (o + H), whatever the workers.
   */
  readonly cores?: number
  /** 0 unless said. */
  readonly thinkUs?: number
}

/**
 * Workers’ work that is done at once: what the cores have left beside the caller’s thread, which takes one at most, and
 * o ÷ (o + H) of them all where they are the bottleneck.
 */
const atOnceOf = ({ workers, callerUs, holdUs, cores }: ClosedPool): number =>
  cores === undefined || !(holdUs > 0)
    ? workers
    : Math.min(workers, Math.max(cores - 1, (cores * holdUs) / (callerUs + holdUs)))

/**
 * Calls that go round between a thread that makes them and a pool that runs them, service times exponential. Workers
 * that share cores are slowed by one another (a station that shares its processors among all that it holds; F. Baskett,
 * K. Chandy, R. Muntz, F. Palacios 1975, Journal of the ACM 22).
 */
export const closedPool = (pool: ClosedPool): ClosedFigures | NoModel => {
  const { callers, workers, callerUs, holdUs, thinkUs = 0 } = pool
  return closedNetwork({
    callers,
    thinkUs,
    stations: [
      { demandUs: callerUs, servers: 1 },
      { demandUs: holdUs, servers: workers, atOnce: atOnceOf(pool) },
    ],
  })
}

/**
 * No pool of these demands returns more calls a second: X ≤ min(1 ÷ o, c ÷ H, N ÷ (o + H + Z)) (asymptotic bounds; see
 * `demand-bounds`). Calls of equal length come close to it. null where a call takes no time.
 */
export const mostThroughput = (pool: ClosedPool): number | null => {
  const { callers, callerUs, holdUs, thinkUs = 0 } = pool
  const most = 1e6 * Math.min(1 / callerUs, atOnceOf(pool) / holdUs, callers / (callerUs + holdUs + thinkUs))
  return Number.isFinite(most) ? most : null
}
