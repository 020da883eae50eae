import { floorOf } from '../../domain/figures/clock-step'
import { supportsPercentile } from '../../domain/figures/percentile'
import { NO_CALLS, type Reading } from '../../domain/figures/reading'
import type { StageSummary } from '../../domain/report'
import { type Micros, micros } from '../../domain/time'
import type { LatencyHistogram } from '../../record/percentiles/histogram'

/** A percentile as it may be printed: only with enough samples, and never below what the clock resolves. */
export const readPercentile = (
  histogram: LatencyHistogram,
  percent: number,
  resolutionUs: Micros,
): Reading => {
  const value = histogram.percentile(percent)
  if (value === null) return NO_CALLS
  if (!supportsPercentile(histogram.count, percent))
    return { kind: 'none', reason: `p${percent} needs more calls than the ${histogram.count} in this window` }
  const limit = floorOf(resolutionUs)
  return value < limit
    ? { kind: 'below', limit, samples: histogram.count }
    : { kind: 'value', value, samples: histogram.count }
}

/** A mean averages the clock's steps out: it is known below the resolution too. */
export const readMean = (histogram: LatencyHistogram): Reading => {
  const { mean, count } = histogram
  return mean === null ? NO_CALLS : { kind: 'value', value: mean, samples: count }
}

/** Figures of a stage for the report; null where the clock or too few calls leave them unknown. */
export const summarise = (histogram: LatencyHistogram, resolutionUs: Micros): StageSummary => {
  const percentile = (percent: number): Micros | null => {
    const reading = readPercentile(histogram, percent, resolutionUs)
    return reading.kind === 'value' ? micros(reading.value) : null
  }
  const { mean, max, count } = histogram
  return {
    mean,
    p50: percentile(50),
    p90: percentile(90),
    p99: percentile(99),
    p999: percentile(99.9),
    max: max !== null && max >= floorOf(resolutionUs) ? max : null,
    count,
  }
}

/** Whether the clock's step is small against the forward hop: 2 · resolution ≤ mean forward ÷ 2. */
export const isHopResolvable = (forward: LatencyHistogram, resolutionUs: Micros): boolean =>
  forward.mean !== null && floorOf(resolutionUs) <= forward.mean / 2

const UNKNOWN = { mean: null, p50: null, p90: null, p99: null, p999: null, max: null } as const

/**
 * The two hops can be told apart only when the two threads' clocks agree, and the clock's step is small against the
 * forward hop; else only their sum is known, and both are left out.
 */
export const summariseHop = (
  hop: LatencyHistogram,
  forward: LatencyHistogram,
  resolutionUs: Micros,
  doClocksAgree: boolean,
): StageSummary => {
  const isResolvable = doClocksAgree && isHopResolvable(forward, resolutionUs)
  return isResolvable ? summarise(hop, resolutionUs) : { ...UNKNOWN, count: hop.count }
}
