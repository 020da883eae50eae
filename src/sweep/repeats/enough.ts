import type { Estimate } from '../../domain/figures/estimate'
import { studentT } from '../../models/statistics/student-t'
import { meanOf } from '../../stats/intervals/mean'
import type { Visit } from '../engine/visit'
import { type BlockError, blockErrorOf } from './block-error'
import { figureOf } from './interval'
import { isUsable, type SweepPoint } from './point'

/** Less than this more of throughput is not worth a larger value. */
const WORTH = 0.05

/** What is enough: the smallest value beyond which no measured one gains more than 5 %. */
export interface Enough {
  /** By the estimates. */
  readonly value: number
  /** What the intervals leave open: the smallest value that may be enough, and the smallest that surely is. */
  readonly low: number
  readonly high: number
  /** The next larger value, and what it gains, as a share of what `value` does; null where none is larger. */
  readonly next: { readonly value: number; readonly gain: Estimate } | null
}

export type FoundEnough =
  | ({ readonly kind: 'found' } & Enough)
  /** Each larger value surely gains, up to the largest that was measured. */
  | { readonly kind: 'rising'; readonly last: number }
  /** Some value up to the largest may be enough, and the largest may still gain. */
  | { readonly kind: 'open'; readonly low: number; readonly last: number }
  | { readonly kind: 'none'; readonly reason: string }

/** From so many ratios on, their own spread tells their error about as well as that of all values. */
const TELLING = 20

/** Of few ratios, with the error that all values share: their own tells next to nothing. */
const withSharedError = (ratios: readonly number[], { deviation, freedom }: BlockError): Estimate => {
  const mean = meanOf(ratios.map(Math.log))
  const half = studentT(freedom) * deviation * Math.sqrt(2 / ratios.length)
  return { value: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) }
}

interface Compared {
  readonly visits: readonly Visit[]
  readonly error: BlockError | null
}

/** By what share a value does more than another, from measurements of the same blocks. */
const gainOf = ({ visits, error }: Compared, from: number, to: number): Estimate | null => {
  const usable = visits.filter(isUsable)
  const ratios = usable
    .filter(({ value }) => value === from)
    .flatMap((visit) => {
      const other = usable.find(({ value, block }) => value === to && block === visit.block)
      return visit.perSecond && other?.perSecond ? [other.perSecond / visit.perSecond] : []
    })
  const isFew = ratios.length >= 2 && ratios.length < TELLING
  const ratio = isFew && error ? withSharedError(ratios, error) : figureOf(ratios)
  return ratio && { value: ratio.value - 1, low: ratio.low - 1, high: ratio.high - 1 }
}

const FEWEST_VISITS = 3

/**
 * @param points ascending; those that failed are left out
 */
export const findEnough = (points: readonly SweepPoint[], visits: readonly Visit[]): FoundEnough => {
  const usable = points.filter(({ fault, perSecond }) => fault === null && perSecond !== null)
  const wanting = points.filter(({ fault, perSecond }) => fault === null && perSecond === null)
  if (usable.length < 2)
    return {
      kind: 'none',
      reason:
        wanting.length > 0
          ? 'time was up before two values were measured twice'
          : 'fewer than two values could be measured',
    }
  if (usable.some((point) => point.visits < FEWEST_VISITS))
    return { kind: 'none', reason: `it takes ${FEWEST_VISITS} measurements of each value, and time was up` }
  const error = blockErrorOf(
    usable.map(({ value }) => value),
    visits,
  )
  const rows = usable.map(({ value }, at) => {
    const gains = usable.slice(at + 1).map((other) => gainOf({ visits, error }, value, other.value))
    const known = gains.filter((gain) => gain !== null)
    return {
      value,
      next: usable[at + 1]?.value ?? null,
      gains,
      isKnown: known.length === gains.length,
      known,
    }
  })
  if (!rows.every(({ isKnown }) => isKnown))
    return { kind: 'none', reason: 'too few values were measured side by side' }
  const firstWith = (of: (gain: Estimate) => number) =>
    rows.find(({ known }) => known.every((gain) => of(gain) <= WORTH))
  const [found, low, high] = [
    firstWith(({ value }) => value),
    firstWith((gain) => gain.low),
    firstWith((gain) => gain.high),
  ]
  if (!found || !low || !high) return { kind: 'none', reason: 'nothing could be compared' }
  const gain = found.gains[0] ?? null
  if (found.next === null)
    return low === found
      ? { kind: 'rising', last: found.value }
      : { kind: 'open', low: low.value, last: found.value }
  // Of the largest value nobody knows whether more would gain: it is surely enough of none.
  if (rows.at(-1) === high) return { kind: 'open', low: low.value, last: high.value }
  return {
    kind: 'found',
    value: found.value,
    low: low.value,
    high: high.value,
    next: gain && { value: found.next, gain },
  }
}
