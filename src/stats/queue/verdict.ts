import type { Unknown } from '../unknown'
import type { SlopeInterval } from './slope'
import type { Utilisation } from './utilisation'

/** Windows in a row in which the queue must have grown: one alone may be chance. */
const WINDOWS_IN_A_ROW = 3
/** Below this utilisation a queue that does not grow is called stable; from 1 on it cannot be. */
const SAFE_UTILISATION = 0.95

/** A queue of fewer calls is empty most of the time. */
const LEAST_LENGTH = 1

/** Standard errors by which the utilisation must lie above 1 to be more than chance. */
const ERRORS_TO_BE_REAL = 3

/** What is known of an open demand's queue. */
interface OpenFigures {
  readonly utilisation: Utilisation | Unknown
  /** Arrivals that the utilisation was counted from. */
  readonly arrivals: number
  /** Whether the queue is as long as it may be, so that its slope says nothing. */
  readonly isFull: boolean
  /**
   * Slope of the queue's length, calls a second, in each of the last windows of time, oldest first. Windows must not
   * overlap: neighbouring slopes of the same points rise together by chance.
   */
  readonly slopes: readonly (SlopeInterval | Unknown)[]
  /** Calls that waited in the newest full bucket, on average. */
  readonly length: number
  /** Slopes less steep than this are none, however sure: a queue of hardly any calls is not getting shorter. */
  readonly leastSlope: number
}

/** What a verdict is asked of, by the mode of the demand. */
export type QueueFigures =
  | { readonly mode: 'closed'; readonly callers: number }
  /** `left` is the share of its calls that have not ended, 0 to 1. */
  | { readonly mode: 'burst'; readonly left: number }
  | ({ readonly mode: 'open' } & OpenFigures)

/** What becomes of the queue, with the figures that say so. */
export type FoundVerdict =
  /** It cannot be longer than there are callers: each waits for its call before it makes the next. */
  | { readonly kind: 'bounded'; readonly callers: number }
  /** Nothing is added to it. `left` is the share of its calls that have not ended, 0 to 1. */
  | { readonly kind: 'draining'; readonly left: number }
  | ({ readonly kind: 'growing'; readonly because: 'utilisation' | 'slope' } & OpenFigures)
  /** It would grow, but is as long as its limit lets it be. */
  | ({ readonly kind: 'full' } & OpenFigures)
  | { readonly kind: 'stable'; readonly utilisation: Utilisation; readonly slope: SlopeInterval }
  | ({ readonly kind: 'undecided'; readonly reason: string } & OpenFigures)

const isRising = (slope: SlopeInterval | Unknown, leastSlope: number) =>
  slope.kind === 'slope' && slope.low > 0 && slope.slope >= leastSlope

/**
 * Whether more arrives than the pool can take, and by more than chance would have it: a rate counted from n arrivals,
 * over a rate of service as irregular, is off by √(2/n) of itself (both taken as Poisson). Of few arrivals the slope
 * must bear it out.
 */
const isOverloaded = ({ utilisation, arrivals, slopes, leastSlope }: OpenFigures): boolean => {
  if (utilisation.kind === 'none' || utilisation.rho < 1) return false
  const slope = slopes.at(-1)
  const least = utilisation.rho * (1 - ERRORS_TO_BE_REAL * Math.sqrt(2 / arrivals))
  return least >= 1 || (slope !== undefined && isRising(slope, leastSlope))
}

const openVerdict = (figures: OpenFigures): FoundVerdict => {
  const { utilisation, slopes, leastSlope, length } = figures
  const undecided = (reason: string): FoundVerdict => ({ kind: 'undecided', reason, ...figures })
  if (figures.isFull && utilisation.kind === 'utilisation' && utilisation.rho >= SAFE_UTILISATION)
    return { kind: 'full', ...figures }
  if (isOverloaded(figures)) return { kind: 'growing', because: 'utilisation', ...figures }
  if (
    slopes.length >= WINDOWS_IN_A_ROW &&
    slopes.slice(-WINDOWS_IN_A_ROW).every((each) => isRising(each, leastSlope))
  )
    return { kind: 'growing', because: 'slope', ...figures }
  const slope = slopes.at(-1)
  if (!slope) return undecided('no window of time is full')
  if (slope.kind === 'none') return undecided(slope.reason)
  if (utilisation.kind === 'none') return undecided(utilisation.reason)
  if (isRising(slope, leastSlope))
    return undecided('the queue grew in the last window; it takes three in a row')
  // One that has emptied falls no more, whatever its slope says of the seconds before.
  if (slope.high < 0 && slope.slope <= -leastSlope && length >= LEAST_LENGTH)
    return undecided('the queue is still getting shorter')
  if (utilisation.rho >= SAFE_UTILISATION) return undecided('the pool is too close to its capacity')
  return { kind: 'stable', utilisation, slope }
}

/**
 * Whether the queue is stable. In open demand it grows without end if more arrives than the pool can take (ρ ≥ 1),
 * or if the slope of its length lies above 0 with 95 % confidence in three windows in a row, unless its limit keeps it
 * from growing; it is stable if the slope's interval holds 0 and ρ < 0.95. Closed demand bounds it, and a burst only drains it.
 */
export const queueVerdict = (figures: QueueFigures): FoundVerdict => {
  switch (figures.mode) {
    case 'closed':
      return { kind: 'bounded', callers: figures.callers }
    case 'burst':
      return { kind: 'draining', left: figures.left }
    case 'open':
      return openVerdict(figures)
    default:
      return figures satisfies never
  }
}
