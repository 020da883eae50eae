import type { Verdict } from '../../domain/experiments/experiment'
import type { RepeatedEstimate } from './repeats'

/** A claim that a figure is larger than `limit`: told only when all of its interval lies on one side. */
export const holdsAbove = ({ low, high }: Pick<RepeatedEstimate, 'low' | 'high'>, limit: number): Verdict => {
  if (low > limit) return 'holds'
  return high < limit ? 'fails' : 'unknown'
}

/** A claim that a figure is smaller than `limit`. */
export const holdsBelow = ({ low, high }: Pick<RepeatedEstimate, 'low' | 'high'>, limit: number): Verdict => {
  if (high < limit) return 'holds'
  return low > limit ? 'fails' : 'unknown'
}

/** A claim that a figure lies in `range`. */
export const holdsWithin = (
  estimate: Pick<RepeatedEstimate, 'low' | 'high'>,
  range: { readonly low: number; readonly high: number },
): Verdict => bothOf(holdsAbove(estimate, range.low), holdsBelow(estimate, range.high))

/** A claim of two parts: it holds when both do, and fails when one does. */
export const bothOf = (one: Verdict, other: Verdict): Verdict => {
  if (one === 'fails' || other === 'fails') return 'fails'
  return one === 'holds' && other === 'holds' ? 'holds' : 'unknown'
}
