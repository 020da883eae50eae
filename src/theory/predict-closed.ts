import type { NoPrediction, Prediction, Ranged } from '../domain/figures/expected/theory'
import type { ClosedFigures } from '../models/closed/closed-network'
import { type ClosedPool, closedPool, mostThroughput } from '../models/closed/closed-pool'
import { noModel } from '../models/no-model'
import type { TheoryEvidence } from './evidence'

/**
 * How much of the least crossing is work of the caller’s thread, which all calls share; the rest is under way, or the
 * worker’s. Measured to be half to all of it, so those are the ends.
 */
const CALLER_SHARE = { least: 0.5, likely: 0.75, most: 1 } as const

const poolWith = (
  { settings, workers }: TheoryEvidence,
  directUs: number,
  crossingUs: number,
  share: number,
): ClosedPool => ({
  callers: settings.demand,
  workers,
  callerUs: share * crossingUs,
  holdUs: directUs + (1 - share) * crossingUs,
})

/** Calls that wait for a worker, and how long: what is at the workers less what they run. */
const queueOf = ({ stations, throughputPerSecond }: ClosedFigures, holdUs: number) => {
  const length = Math.max(0, (stations[1]?.length ?? 0) - (throughputPerSecond * holdUs) / 1e6)
  return { length, waitUs: throughputPerSecond > 0 ? (length * 1e6) / throughputPerSecond : 0 }
}

const between = (value: number, other: number): Ranged => ({
  value,
  low: Math.min(value, other),
  high: Math.max(value, other),
})

/**
 * Callers who each await their call: from what one call takes by itself, how many calls there are in all and how long
 * each takes beside the others. By exact mean value analysis, for exponential times; calls that take equally long come
 * nearer to the bound, which is the upper end.
 */
export const predictClosed = (evidence: TheoryEvidence): Prediction | NoPrediction => {
  const { directUs, settings } = evidence
  const { leastCrossingUs } = evidence.load
  if (directUs === null || leastCrossingUs === null)
    return noModel('what a call takes by itself is not known yet')
  const withShare = (share: number) => poolWith(evidence, directUs, leastCrossingUs, share)
  const pool = withShare(CALLER_SHARE.likely)
  const likely = closedPool(pool)
  const slow = closedPool(withShare(CALLER_SHARE.most))
  if (likely.kind === 'none') return likely
  if (slow.kind === 'none') return slow
  const fastest = mostThroughput(withShare(CALLER_SHARE.least)) ?? likely.throughputPerSecond
  const quickestUs = (settings.demand * 1e6) / fastest
  const queue = queueOf(likely, pool.holdUs)
  const slowQueue = queueOf(slow, withShare(CALLER_SHARE.most).holdUs)
  return {
    kind: 'prediction',
    model: 'closed',
    queueLength: between(queue.length, slowQueue.length),
    waitUs: between(queue.waitUs, slowQueue.waitUs),
    waitP99Us: null,
    callUs: {
      value: likely.responseUs,
      low: Math.min(quickestUs, likely.responseUs),
      high: Math.max(slow.responseUs, likely.responseUs),
    },
    throughputPerSecond: {
      value: likely.throughputPerSecond,
      low: Math.min(slow.throughputPerSecond, likely.throughputPerSecond),
      high: Math.max(fastest, likely.throughputPerSecond),
    },
    drainUs: null,
  }
}
