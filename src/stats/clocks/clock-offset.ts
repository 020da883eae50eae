import {
  type Instant,
  latencyBetween,
  type Micros,
  type Millis,
  micros,
  millis,
  spanBetween,
} from '../../domain/time'
import { medianOf } from '../../models/statistics/median'
import { type Unknown, unknown } from '../unknown'

/** The quickest count: what delayed the others, as code that is not optimised yet, need not have delayed both ways alike. */
const KEPT = 25
/** So many more that brought nothing: the quickest is found. */
const IDLE_PINGS = 20
/** Fewest pings that can tell that. */
export const FEWEST_PINGS = 40
/** How many steps of the clock the four readings of a ping can move its offset. */
const STEPS_OF_ERROR = 2

/** A message to a worker and its answer. The outer two instants are of the caller's clock, the inner of the worker's. */
export interface Ping {
  readonly sentAt: Instant
  readonly receivedAt: Instant
  readonly answeredAt: Instant
  readonly returnedAt: Instant
}

/** What one ping tells of a worker's clock. */
export interface PingOffset {
  /** What the worker's clock shows beyond the caller's at the same moment. */
  readonly offset: Millis
  /** Time the two messages took together. */
  readonly roundTrip: Micros
  /** The offset is wrong by no more: as if all of the round trip had been on one way. */
  readonly bound: Micros
}

/** What many pings tell of a worker's clock. */
export interface ClockOffset {
  readonly kind: 'offset'
  readonly offset: Millis
  /** The offset is wrong by no more. */
  readonly bound: Micros
  readonly leastRoundTrip: Micros
  /** The greater step of the two clocks. */
  readonly step: Micros
}

/**
 * Offset, round trip and error bound of one ping (F. Cristian 1989, Distributed Computing 3; on-wire protocol of
 * NTP, RFC 5905, 8): θ = ((receivedAt − sentAt) + (answeredAt − returnedAt)) ÷ 2, wrong by at most half the round
 * trip, and by the clocks' steps.
 */
export const pingOffset = ({ sentAt, receivedAt, answeredAt, returnedAt }: Ping): PingOffset => {
  const offset = millis((spanBetween(sentAt, receivedAt) + spanBetween(returnedAt, answeredAt)) / 2)
  const roundTrip = micros(latencyBetween(sentAt, returnedAt) - latencyBetween(receivedAt, answeredAt))
  // A coarse clock may show a round trip of less than nothing.
  return { offset, roundTrip, bound: micros(Math.max(0, roundTrip) / 2) }
}

/**
 * Whether more pings are not expected to tell more: none of the last twenty was quicker than those before by more than a
 * step of the clock. Half the least round trip is most of an offset's bound.
 * @param resolutionUs the greater step of the two clocks
 */
export const isQuickestFound = (pings: readonly Ping[], resolutionUs: Micros): boolean => {
  if (pings.length < FEWEST_PINGS) return false
  const roundTrips = pings.map((ping) => pingOffset(ping).roundTrip)
  const quickest = Math.min(...roundTrips.slice(0, -IDLE_PINGS))
  return Math.min(...roundTrips.slice(-IDLE_PINGS)) >= quickest - resolutionUs
}

/**
 * Offset of a worker's clock from pings on two quiet threads: the median offset of the 25 quickest. Half the least
 * round trip bounds the error of the quickest ping alone; the median's can be greater by as much as the two differ.
 * With the steps of both clocks: bound = least round trip ÷ 2 + |median − quickest| + 2 · resolution. It holds however
 * unevenly the delays are shared between the two ways.
 * @param resolutionUs the greater step of the two clocks
 */
export const clockOffset = (pings: readonly Ping[], resolutionUs: Micros): ClockOffset | Unknown => {
  const measured = pings.map(pingOffset)
  if (measured.length < KEPT) return unknown(`needs ${KEPT} pings, and has ${pings.length}`)
  if (!measured.every(({ offset, roundTrip }) => Number.isFinite(offset + roundTrip)))
    return unknown('a clock showed no finite time')
  const kept = measured.toSorted((a, b) => a.roundTrip - b.roundTrip).slice(0, KEPT)
  const [quickest] = kept
  if (!quickest) return unknown('no pings')
  const offset = millis(medianOf(kept.map((ping) => ping.offset)) ?? 0)
  const apart = Math.abs(offset - quickest.offset) * 1000
  return {
    kind: 'offset',
    offset,
    bound: micros(quickest.bound + apart + STEPS_OF_ERROR * resolutionUs),
    leastRoundTrip: quickest.roundTrip,
    step: resolutionUs,
  }
}

/** What must be added to a worker's instants to have them on the caller's clock, and whether the time origins say so. */
export type ClockVerdict =
  /** The time origins agree with the pings, within their bound; of the two, they are the more exact. */
  | { readonly kind: 'ok'; readonly add: Millis; readonly bound: Micros }
  /** They do not: the pings' offset holds, and hops are known only to its bound. */
  | { readonly kind: 'off'; readonly add: Millis; readonly bound: Micros; readonly by: Micros }

/** Each origin is off by up to a step, either way: browsers round clocks up or down, by chance. */
const STEPS_OF_ORIGINS = 2

/** How far the time origins may lie from what pings say of them. */
export const originsBound = ({ bound, step }: ClockOffset): Micros => micros(bound + STEPS_OF_ORIGINS * step)

/**
 * Compares the two threads' time origins with what pings found.
 * @param origins the worker's time origin less the caller's, as one difference: a sum of time origin and instant is
 * too great for a double to hold a microsecond
 */
export const judgeOrigins = (origins: Millis, measured: ClockOffset): ClockVerdict => {
  const { offset } = measured
  const bound = originsBound(measured)
  const by = micros((origins + offset) * 1000)
  return Math.abs(by) <= bound
    ? { kind: 'ok', add: origins, bound }
    : { kind: 'off', add: millis(-offset), bound, by }
}

/** How fast a worker's clock gains on the caller's, µs a second, and by how much that may be wrong. */
export interface Drift {
  readonly kind: 'drift'
  readonly perSecond: Micros
  readonly bound: Micros
}

/** Drift between two measurements, `span` apart. */
export const driftOf = (first: ClockOffset, second: ClockOffset, span: Millis): Drift | Unknown => {
  if (!(span > 0)) return unknown('no time has passed between the two measurements')
  const seconds = span / 1000
  return {
    kind: 'drift',
    perSecond: micros(((second.offset - first.offset) * 1000) / seconds),
    bound: micros((first.bound + second.bound) / seconds),
  }
}
