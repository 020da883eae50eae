import type { Counts } from '../domain/call'
import { type Instant, type Micros, micros } from '../domain/time'
import type { Evidence } from '../stats/checks'
import type { Ledger } from './ledger'

/**
 * What two threads' clocks may differ by, beside two of their steps, µs: pings between page and worker agreed with
 * their time origins to some 10 µs, and a ping itself cannot tell less than half of its way.
 */
const BETWEEN_THREADS_US = 25

export const clockUncertaintyUs = (resolutionUs: Micros): Micros =>
  micros(2 * resolutionUs + BETWEEN_THREADS_US)

/** What the books of a run show, for the checks to judge. */
export const evidenceOf = (
  { recorder, worstUnaccounted, wrongChecksums }: Ledger,
  { failed, timedOut }: Counts,
  now: Instant,
  resolutionUs: Micros,
): Evidence => {
  const { lag, stages, stamps, system } = recorder
  const knows = (percent: number, of: typeof lag) => (of.supports(percent) ? of.percentile(percent) : null)
  return {
    unaccounted: worstUnaccounted,
    wrongChecksums,
    failed,
    timedOut,
    stamped: stamps.checked,
    outOfOrder: stamps.outOfOrder,
    worstGapUs: stamps.worstGapUs,
    resolutionUs,
    little: system.sides(now),
    lagP99Us: knows(99, lag),
    callP50Us: knows(50, stages.call),
  }
}
