import type { WarmUp } from '../../domain/figures/warm-up'
import { micros } from '../../domain/time'
import type { SegmentTally } from '../../record/tallies/segment-tally'
import { warmUpOf } from './warm-up'

/** Rounds of a segment that are warm-up: MSER over their means, which average thousands of calls each. */
export const cutRoundsOf = (roundMeansUs: readonly number[]): number => {
  const found = warmUpOf(roundMeansUs, 1)
  return found.kind === 'warm' ? found.cutBatches : 0
}

/**
 * Where the warm-up of a segment ends: MSER over the batches in which its latencies are kept, of five calls each at
 * first (MSER-5), and of more as the run gets longer.
 * @param roundMeansUs of the segment's rounds, oldest first
 */
export const warmUpOfSegment = (
  { latencies, mean }: Pick<SegmentTally, 'latencies' | 'mean'>,
  roundMeansUs: readonly number[] = [],
): WarmUp => {
  const means = latencies.means().map(({ x }) => x)
  const found = warmUpOf(means, 1)
  if (mean === null) return { kind: 'unknown', reason: 'no calls yet' }
  if (found.kind === 'none') return { kind: 'unknown', reason: 'too few calls to tell' }
  if (found.kind === 'not warm') return { kind: 'not-warm' }
  const { batchSize, count } = latencies
  const cutCalls = found.cutBatches * batchSize
  const cutUs = batchSize * means.slice(0, found.cutBatches).reduce((sum, value) => sum + value, 0)
  return {
    kind: 'warm',
    cutCalls,
    cutRounds: cutRoundsOf(roundMeansUs),
    meanOfAllUs: mean,
    meanAfterUs: micros((mean * count - cutUs) / (count - cutCalls)),
  }
}
