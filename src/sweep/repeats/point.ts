import type { Estimate } from '../../domain/figures/estimate'
import { NOTABLE_LOSS } from '../../domain/figures/fates'
import { formatRoughShare } from '../../domain/text'
import { medianOf } from '../../models/statistics/median'
import type { Visit } from '../engine/visit'
import type { SweepOrder } from '../order'
import { figureOf, halfShare } from './interval'

/** What was found of one value. */
export interface SweepPoint {
  readonly value: number
  /** Measurements it rests on. */
  readonly visits: number
  /** Calls a second. */
  readonly perSecond: Estimate | null
  readonly callUs: Estimate | null
  /** Median over the measurements. */
  readonly callP99Us: number | null
  readonly queueMean: number | null
  /** Mean call ÷ direct call. */
  readonly slowdown: Estimate | null
  /** Open demand: whether more came than was served; such a wait says how long it was measured, and nothing else. */
  readonly isOverloaded: boolean | null
  /** Whether its interval is as narrow as was asked for. */
  readonly isNarrow: boolean
  /** Why it could not be measured, or not all of it counts; null where nothing is wrong. */
  readonly fault: string | null
}

/** A measurement of which an interruption touched more is not one. */
const MOST_DISTURBED = 0.1

export const isUsable = ({ perSecond, disturbed }: Visit): boolean =>
  perSecond !== null && disturbed <= MOST_DISTURBED

const known = (visits: readonly Visit[], of: (visit: Visit) => number | null): readonly number[] =>
  visits.map(of).filter((value) => value !== null)

/** Of measurements that lost calls; null where they lost next to none. */
export const lostWords = (visits: readonly Visit[]): string | null => {
  const lost = Math.max(0, ...visits.map((visit) => visit.lost))
  if (lost <= NOTABLE_LOSS) return null
  return `${formatRoughShare(lost)} of its calls brought no result: they failed, timed out or were rejected`
}

/** More than half of the measurements that can tell. */
const mostly = (visits: readonly Visit[]): boolean | null => {
  const told = visits.map(({ isOverloaded }) => isOverloaded).filter((is) => is !== null)
  return told.length === 0 ? null : told.filter(Boolean).length * 2 > told.length
}

/** @param fault why it could not be run any more; null when it could */
export const sweepPointOf = (
  order: SweepOrder,
  value: number,
  all: readonly Visit[],
  fault: string | null,
): SweepPoint => {
  const visits = all.filter((visit) => visit.value === value && isUsable(visit))
  const perSecond = figureOf(known(visits, (visit) => visit.perSecond))
  const isOverloaded = mostly(visits)
  const waits = isOverloaded === true ? [] : visits
  const spoiled = all.some((visit) => visit.value === value) && visits.length === 0
  return {
    value,
    visits: visits.length,
    perSecond,
    callUs: figureOf(known(waits, ({ callUs }) => callUs)),
    callP99Us: medianOf(known(waits, ({ callP99Us }) => callP99Us)),
    queueMean: medianOf(known(waits, ({ queueMean }) => queueMean)),
    slowdown: figureOf(known(waits, ({ slowdown }) => slowdown)),
    isOverloaded,
    isNarrow: perSecond !== null && halfShare(perSecond) <= order.within,
    fault:
      fault ??
      lostWords(visits) ??
      (spoiled ? 'no call came back in time, or interruptions touched too many of them' : null),
  }
}
