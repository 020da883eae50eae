import { formatShare } from '../../domain/share-text'
import type { Evidence, Judgement } from './evidence'

/** What the kernel's fit and the clock may leave between the two. */
const LIMIT = 0.15

/**
 * The same function cannot take less time in busy workers than directly on a quiet thread, as noise only adds: if it
 * does, the direct call was not timed in quiet, or on a slower core, and what is divided by it is too small.
 */
export const judgeBaseline = ({ inWorkers }: Evidence): Judgement => {
  const less = inWorkers === null ? 0 : Math.max(0, 1 - inWorkers)
  const isWell = less <= LIMIT
  return {
    state: isWell ? 'ok' : 'warn',
    value: less,
    limit: LIMIT,
    reason: isWell
      ? 'No time in workers says that the direct call was timed too slowly.'
      : `In workers the function took ${formatShare(less)} less than the direct call, which was timed while others kept the cores busy, or on a slower one: slowdown ratios come out too low. Run again.`,
  }
}
