import type { ExperimentStep, Measured } from '../../domain/experiments/experiment'
import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import { ratesOf } from '../engine/visit'
import { figureOf } from '../repeats/interval'
import { sharedWords } from './neighbours'

/** What maps of service time × something else share: how each place is measured, and from where on it pays. */

/** How long a place is measured, and what a run takes beside, s. */
const SECONDS = 1.25
const BESIDE_S = 0.6

/** What all maps are measured under. */
export const plainSettings = (settings: Settings): Settings => ({
  ...settings,
  mode: 'closed',
  workload: 'kernel',
  plan: '',
  rounds: 0,
  recording: 'full',
  inFlight: 1,
  batch: 1,
})

export const mapStep = (arm: string, label: string, settings: Settings): ExperimentStep => ({
  arm,
  label,
  settings: { ...settings, seconds: SECONDS },
  expectedSeconds: SECONDS + BESIDE_S,
})

/** Each service time with each of the others. Neither grows along the way: a machine that gets slower favours none. */
export const mixedGrid = (
  serviceTimes: readonly number[],
  others: readonly number[],
): readonly (readonly [serviceUs: number, other: number])[] =>
  serviceTimes
    .flatMap((serviceUs) => others.map((other) => [serviceUs, other] as const))
    .toSorted((a, b) => ((a[0] * 7 + a[1] * 13) % 11) - ((b[0] * 7 + b[1] * 13) % 11))

/** Calls a second × the time of a direct call: with its interval over the stretches of the run. */
export const gainOf = (report: Report) => {
  const figure = figureOf(ratesOf(report))
  const share = report.baseline.syncUs / 1e6
  return figure && { gain: figure.value * share, low: figure.low * share, high: figure.high * share }
}

/** From which of the measured service times of a row on the pool surely does more; null where of none. */
export const paysFrom = (
  row: readonly { readonly serviceUs: number; readonly low: number }[],
): number | null => {
  const sorted = row.toSorted((a, b) => a.serviceUs - b.serviceUs)
  const failed = sorted.findLastIndex(({ low }) => low <= 1)
  return sorted[failed + 1]?.serviceUs ?? null
}

/** @param rows those that pay somewhere, each in words */
export const paysWords = (rows: readonly string[]): string =>
  rows.length === 0
    ? 'At none of the measured places the pool surely did more than a thread that calls directly.'
    : `More than a thread that calls directly, of what was measured: ${rows.join('; ')}.`

/** What shared the machine with the measurements of a map, in sentences. */
export const cautionsOf = (measured: readonly Measured[]): readonly string[] =>
  sharedWords(
    measured.map(({ report: { environment } }) => ({
      alone: environment.parallelism?.alone ?? null,
      others: environment.otherRuns ?? null,
    })),
  )
