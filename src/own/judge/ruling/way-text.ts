import type { Estimate } from '../../../domain/figures/estimate'
import type { WayFigures } from '../../../domain/own/own'
import { formatDuration, formatWhole } from '../../../domain/text'
import type { StageDemand } from '../../stage/protocol'

const US_PER_MS = 1000

export const workersText = (workers: number): string => (workers === 1 ? '1 worker' : `${workers} workers`)

export const wayText = ({ way, workers }: WayFigures): string => {
  switch (way) {
    case 'direct':
      return 'directly'
    case 'sliced':
      return 'in slices'
    case 'pool':
      return `through ${workersText(workers)}`
    default:
      return way satisfies never
  }
}

export const framesText = ({ framesLost, frames }: WayFigures): string =>
  `${framesLost} of ${frames} frames lost`
export const blockText = ({ longestBlockMs }: WayFigures): string =>
  formatDuration(longestBlockMs * US_PER_MS)

/** From here on an interval on the logarithmic scale is told by its two ends: a "±" would reach below 0. */
const LOPSIDED = 1.5

/** "3.10 ms (± 0.05)", both in one unit; "148 µs (17–1,302)" where one side is much the wider. */
export const withMargin = ({ value, low, high }: Estimate): string => {
  const text = formatDuration(value)
  const [, unit = ''] = text.split(' ')
  const scale = { µs: 1, ms: 1e3, s: 1e6 }[unit] ?? 1
  const inUnit = (us: number) => {
    const scaled = us / scale
    return scaled < 0.1 ? scaled.toFixed(3) : scaled < 10 ? scaled.toFixed(2) : formatWhole(scaled)
  }
  return high - value > LOPSIDED * (value - low)
    ? `${text} (${inUnit(low)}–${inUnit(high)})`
    : `${text} (± ${inUnit(Math.max(high - value, value - low))})`
}

/** How long a burst takes from its first call to its last, µs; null where none was seen to its end. */
const burstUsOf = ({ callsPerSecond }: WayFigures, calls: number): Estimate | null => {
  if (!callsPerSecond || !(callsPerSecond.low > 0)) return null
  const us = (perSecond: number) => (calls / perSecond) * 1e6
  return { value: us(callsPerSecond.value), low: us(callsPerSecond.high), high: us(callsPerSecond.low) }
}

/** What somebody waits for: a call, or the whole burst. */
export const waitOf = (figures: WayFigures, demand: StageDemand): Estimate | null =>
  demand.kind === 'burst' && demand.calls > 1 ? burstUsOf(figures, demand.calls) : figures.callUs

export const waitedFor = (demand: StageDemand): string =>
  demand.kind === 'burst' && demand.calls > 1 ? `the burst of ${formatWhole(demand.calls)}` : 'a call'
