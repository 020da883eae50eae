import { type Instant, type Micros, micros, millis, spanBetween } from '../../domain/time'
import { type ClockOffset, driftOf, judgeOrigins, originsBound } from './clock-offset'

/** One worker's clock as pings found it: what is left when its instants have been moved by the time origins. */
export interface WorkerClock {
  readonly worker: number
  /** When. */
  readonly at: Instant
  readonly measured: ClockOffset
}

/** What was measured of workers' clocks, against what can be told at best. */
export interface ClockFinding {
  /** Workers of which something was measured, and of these, those beyond the bound. */
  readonly measured: number
  readonly beyond: number
  /** Of the worker that is furthest beyond its bound, or nearest to it. */
  readonly worstUs: Micros
  readonly boundUs: Micros
}

/** How far the workers' clocks gained or lost between two measurements. */
export interface DriftFinding extends ClockFinding {
  /** Of the same worker, µs a second. */
  readonly perSecondUs: Micros
}

const NOTHING: ClockFinding = { measured: 0, beyond: 0, worstUs: micros(0), boundUs: micros(0) }

/** Which of two findings speaks more against the clocks; each has its own bound. */
const isWorse = (a: Pick<ClockFinding, 'worstUs' | 'boundUs'>, b: typeof a): boolean =>
  a.worstUs * b.boundUs > b.worstUs * a.boundUs || b.boundUs === 0

/** Whether the workers' clocks are where their time origins say; a worker that was measured twice must be so twice. */
export const findSkew = (clocks: readonly WorkerClock[]): ClockFinding => {
  const [measured, beyond] = [new Set<number>(), new Set<number>()]
  let worst: Pick<ClockFinding, 'worstUs' | 'boundUs'> = NOTHING
  for (const clock of clocks) {
    const { offset } = clock.measured
    const found = { worstUs: micros(Math.abs(offset) * 1000), boundUs: originsBound(clock.measured) }
    measured.add(clock.worker)
    if (judgeOrigins(millis(0), clock.measured).kind === 'off') beyond.add(clock.worker)
    if (isWorse(found, worst)) worst = found
  }
  return { measured: measured.size, beyond: beyond.size, ...worst }
}

/** Whether the clocks that were measured before and after a run kept pace with the caller's. */
export const findDrift = (first: readonly WorkerClock[], last: readonly WorkerClock[]): DriftFinding => {
  const before = new Map(first.map((clock) => [clock.worker, clock]))
  let finding: DriftFinding = { ...NOTHING, perSecondUs: micros(0) }
  for (const { worker, at, measured } of last) {
    const earlier = before.get(worker)
    if (!earlier) continue
    const drift = driftOf(earlier.measured, measured, spanBetween(earlier.at, at))
    if (drift.kind === 'none') continue
    const worstUs = micros(Math.abs(measured.offset - earlier.measured.offset) * 1000)
    const boundUs = micros(measured.bound + earlier.measured.bound)
    const found = { worstUs, boundUs, perSecondUs: drift.perSecond }
    finding = {
      ...(isWorse(found, finding) ? found : finding),
      measured: finding.measured + 1,
      beyond: finding.beyond + (worstUs > boundUs ? 1 : 0),
    }
  }
  return finding
}

/**
 * By worker, what must be added to its instants, beyond the time origins, to have them on the caller's clock; only
 * for those that are not where their origins say.
 */
export const correctionsOf = (clocks: readonly WorkerClock[]): ReadonlyMap<number, number> => {
  const corrections = new Map<number, number>()
  for (const { worker, measured } of clocks) {
    const verdict = judgeOrigins(millis(0), measured)
    if (verdict.kind === 'off') corrections.set(worker, verdict.add)
  }
  return corrections
}

/** By what hops may come out wrong where pings between quiet threads were not possible, at worst. */
const UNMEASURED_US = micros(250)

/** What the pings could not tell of any worker’s clock, at worst. */
export const uncertaintyOf = (clocks: readonly WorkerClock[]): Micros =>
  clocks.length === 0 ? UNMEASURED_US : micros(Math.max(...clocks.map(({ measured }) => measured.bound)))
