import type { NoPrediction, Prediction, Ranged } from '../domain/figures/expected/theory'
import type { ClosedFigures } from '../models/closed/closed-network'
import { closedPool, mostThroughput } from '../models/closed/closed-pool'
import { noModel } from '../models/no-model'
import { type ClosedDemands, demandsAlone, demandsInRun, isCrossingDear } from './closed-demands'
import type { TheoryEvidence } from './evidence'

/**
 * How much of the least crossing is work of the caller’s thread, which all calls share; the rest is under way, or the
 * worker’s. Measured to be half to all of it, so those are the ends.
 */
const CALLER_SHARE = { least: 0.5, likely: 0.75, most: 1 } as const

/** Calls that wait for a worker, and how long. */
const queueOf = ({ stations, throughputPerSecond }: ClosedFigures) => {
  const length = stations[1]?.waiting ?? 0
  return { length, waitUs: throughputPerSecond > 0 ? (length * 1e6) / throughputPerSecond : 0 }
}

const between = (value: number, other: number): Ranged => ({
  value,
  low: Math.min(value, other),
  high: Math.max(value, other),
})

const predictWith = ({ model, poolWith }: ClosedDemands): Prediction | NoPrediction => {
  const pool = poolWith(CALLER_SHARE.likely)
  const likely = closedPool(pool)
  const slow = closedPool(poolWith(CALLER_SHARE.most))
  if (likely.kind === 'none') return likely
  if (slow.kind === 'none') return slow
  const fastest = mostThroughput(poolWith(CALLER_SHARE.least)) ?? likely.throughputPerSecond
  const quickestUs = (pool.callers * 1e6) / fastest
  const [queue, slowQueue] = [queueOf(likely), queueOf(slow)]
  return {
    kind: 'prediction',
    model,
    queueLength: between(queue.length, slowQueue.length),
    waitUs: between(queue.waitUs, slowQueue.waitUs),
    callP99Us: null,
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

/** Calls may hold their workers longer or shorter than the model has them by this share of what a call takes. */
const AS_EXPECTED = 0.05

/** For how long a call holds its worker where others compute beside it, by the model, µs. */
const heldUs = (alone: ClosedDemands): number | null => {
  const figures = closedPool(alone.poolWith(CALLER_SHARE.likely))
  const workers = figures.kind === 'none' ? undefined : figures.stations[1]
  return figures.kind === 'none' || !workers || !(figures.throughputPerSecond > 0)
    ? null
    : ((workers.length - workers.waiting) * 1e6) / figures.throughputPerSecond
}

/** Whether calls take in this run what a model that starts from a call by itself has them take. */
const isAsExpected = (alone: ClosedDemands, inRun: ClosedDemands): boolean => {
  const expected = heldUs(alone)
  if (expected === null) return true
  const { holdUs, callerUs } = inRun.poolWith(CALLER_SHARE.likely)
  return Math.abs(holdUs - expected) <= AS_EXPECTED * (expected + callerUs)
}

/**
 * Callers who each await their call: from what one call takes by itself, the workers, and the cores that they share, how
 * many calls there are in all and how long each takes beside the others. Where calls take another time in this run than
 * that explains, or are so short that they wait for the caller’s thread, from what they took. By exact mean value analysis, for exponential times; calls that take equally long
 * come nearer to the bound, which is the upper end.
 */
export const predictClosed = (evidence: TheoryEvidence): Prediction | NoPrediction => {
  const { directUs } = evidence
  const { leastCrossingUs } = evidence.load
  if (directUs === null || leastCrossingUs === null)
    return noModel('what a call takes by itself is not known yet')
  const known = { directUs, crossingUs: leastCrossingUs }
  const alone = demandsAlone(evidence, known)
  const inRun = demandsInRun(evidence, known)
  if (isCrossingDear(known))
    return inRun ? predictWith(inRun) : noModel('it is not known yet for how long calls hold their workers')
  return predictWith(inRun && !isAsExpected(alone, inRun) ? inRun : alone)
}
