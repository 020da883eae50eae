import type { Presence } from '../../record/tallies/system-tally'
import { type Unknown, unknown } from '../unknown'

export interface LittleBalance {
  readonly kind: 'balance'
  /** L: mean number of calls in the system. */
  readonly meanPresent: number
  /** The same from the calls' own times; equal to `meanPresent` if all was counted right. */
  readonly accounted: number
  /** accounted ÷ meanPresent − 1. */
  readonly residual: number
  /** λW ÷ meanPresent − 1, of the calls that left and without the ages: off by the calls that cross an edge, though nothing is wrong. */
  readonly naiveResidual: number
}

/**
 * Little's law (J. Little 1961, Operations Research 9), exact on a stretch of any length: what calls were in the
 * system for is what they stayed in all, less what those present at the start had stayed before, and with what those
 * present at the end have stayed so far. Two counts of one thing: they differ only if one of them is wrong.
 */
export const littleBalance = (presence: Presence): LittleBalance | Unknown => {
  const { span, lengthIntegral, sojournSum, agesAtStart, agesAtEnd } = presence
  if (!(span > 0)) return unknown('no time has passed')
  if (!Object.values(presence).every(Number.isFinite)) return unknown('a time is not finite')
  const accounted = sojournSum - agesAtStart + agesAtEnd
  if (!(lengthIntegral > 0))
    return Math.abs(accounted) > 0 ? unknown('calls were away, yet none was counted') : unknown('no calls')
  return {
    kind: 'balance',
    meanPresent: lengthIntegral / span,
    accounted: accounted / span,
    residual: accounted / lengthIntegral - 1,
    naiveResidual: sojournSum / lengthIntegral - 1,
  }
}
