import { formatRoughShare } from '../domain/text'
import type { NoModel } from '../models/no-model'
import { fitUsl, type UslFit } from '../models/scaling/fit-usl'
import { medianOf } from '../models/statistics/median'
import type { Visit } from './engine/visit'
import { sharedWords } from './experiments/neighbours'
import type { SweepOrder } from './order'
import { sweepDriftOf } from './repeats/drift'
import { type Enough, findEnough } from './repeats/enough'
import { isTelling } from './repeats/interval'
import { withoutOutliers } from './repeats/outliers'
import { type SweepPoint, sweepPointOf } from './repeats/point'
import { sweepSentenceOf } from './sentence'
import type { SweptKey } from './swept'

/** What a sweep ends with. */
export interface SweepResult {
  readonly key: SweptKey
  readonly settings: SweepOrder['settings']
  /** Ascending by value. */
  readonly points: readonly SweepPoint[]
  /** The Universal Scalability Law over workers; none, with the reason, where it does not apply. */
  readonly fit: UslFit | NoModel
  /** Of a sweep over workers: the fewest beyond which no more gain 5 %; null where that cannot be told. */
  readonly best: { readonly workers: number; readonly low: number; readonly high: number } | null
  readonly sentence: string
  /** What to know before believing it, as sentences. */
  readonly notes: readonly string[]
  /** Cores’ work that the machine gave at once, measured; null where it was not. */
  readonly cores: number | null
  readonly endedBy: 'narrow' | 'time'
}

/** What has been measured of a sweep so far. */
export interface Measurements {
  readonly visits: readonly Visit[]
  /** Why values could not be run, by value. */
  readonly faults: Readonly<Record<number, string>>
}

export const pointsOf = (order: SweepOrder, { visits, faults }: Measurements): readonly SweepPoint[] =>
  order.values.map((value) => sweepPointOf(order, value, visits, faults[value] ?? null))

const fitOf = ({ key }: SweepOrder, points: readonly SweepPoint[]): UslFit | NoModel => {
  if (key !== 'workers')
    return { kind: 'none', reason: 'the law is of workers, and something else was swept' }
  return fitUsl(
    points.flatMap(({ value, perSecond, fault }) =>
      perSecond && fault === null && isTelling(perSecond)
        ? [{ workers: value, perSecond: perSecond.value, halfWidth: (perSecond.high - perSecond.low) / 2 }]
        : [],
    ),
  )
}

const notesOf = (
  order: SweepOrder,
  points: readonly SweepPoint[],
  { visits }: Measurements,
  endedBy: SweepResult['endedBy'],
): readonly string[] => {
  const wide = points.filter(({ fault, isNarrow }) => fault === null && !isNarrow)
  const drift = sweepDriftOf(visits)
  return [
    ...(order.heldNote === null ? [] : [order.heldNote]),
    ...sharedWords(visits),
    ...points.flatMap(({ value, fault }) => (fault === null ? [] : [`${order.key} ${value}: ${fault}.`])),
    ...(drift === null
      ? []
      : [
          `Calls got ${drift < 0 ? 'slower' : 'quicker'} while it swept, by ${formatRoughShare(Math.abs(drift))} from beginning to end: the order was random, so that no value is favoured, but the figures are of a machine that changed.`,
        ]),
    ...(endedBy === 'time' && wide.length > 0
      ? [
          `Time was up before the intervals were as narrow as asked, ± ${formatRoughShare(order.within)}: ${wide.length} of ${points.length} values are wider.`,
        ]
      : []),
  ]
}

/** What was disturbed and does not count; nothing where nothing was. */
const leftOutWords = (left: number, of: number): readonly string[] =>
  left === 0
    ? []
    : [
        `${left} of ${of} measurements ${left === 1 ? 'lies' : 'lie'} far from what the others of the same value and time say, and ${left === 1 ? 'is' : 'are'} left out.`,
      ]

const bestOf = (order: SweepOrder, enough: ReturnType<typeof findEnough>): SweepResult['best'] => {
  if (order.key !== 'workers' || enough.kind !== 'found') return null
  const { value, low, high } = enough satisfies Enough
  return { workers: value, low, high }
}

/** What has been measured comes to. */
export const resultOf = (
  order: SweepOrder,
  all: Measurements,
  endedBy: SweepResult['endedBy'],
): SweepResult => {
  const measured = { ...all, visits: withoutOutliers(all.visits) }
  const points = pointsOf(order, measured)
  const enough = findEnough(points, measured.visits)
  const best = bestOf(order, enough)
  return {
    key: order.key,
    settings: order.settings,
    points,
    fit: fitOf(order, points),
    best,
    sentence: sweepSentenceOf({ order, points, enough, best }),
    notes: [
      ...notesOf(order, points, measured, endedBy),
      ...leftOutWords(all.visits.length - measured.visits.length, all.visits.length),
    ],
    cores: medianOf(measured.visits.flatMap(({ cores }) => (cores === null ? [] : [cores]))),
    endedBy,
  }
}
