import { COST_LIMITS, type Load } from '../../../domain/experiments/instrument-cost'
import { formatDuration, formatShare } from '../../../domain/text'
import type { Evidence, Judged } from '../evidence'

const LOAD_WORDS: Readonly<Record<Load, string>> = { one: 'at one caller', burst: 'in batched bursts' }

/** What recording adds, as measured, against what it may add. */
export const judgeInstrument = ({
  instrument,
  recording,
}: Pick<Evidence, 'instrument' | 'recording'>): Judged => {
  const level = recording === 'counters' ? 'counters' : 'full'
  const costs = (instrument?.loads ?? []).map(({ load, levels }) => ({ load, ...levels[level] }))
  // The one that is nearest to its limit, or farthest beyond it, speaks for all.
  const [worst] = costs.toSorted((a, b) => b.share / COST_LIMITS[b.load] - a.share / COST_LIMITS[a.load])
  const { value, limit } = worst
    ? { value: worst.share, limit: COST_LIMITS[worst.load] }
    : { value: 0, limit: COST_LIMITS.one }
  const found = costs.map(
    ({ load, share, low, high }) =>
      `${formatShare(share)} ${LOAD_WORDS[load]} (95 % interval ${formatShare(low)} to ${formatShare(high)})`,
  )
  const verdict = value <= limit ? '' : ` That is more than the ${formatShare(limit)} it may.`
  return {
    state: value <= limit ? 'ok' : 'warn',
    value,
    limit,
    reason: `With a function of ${formatDuration(instrument?.settings.serviceUs ?? 0)}, recording was measured to add to the time of a call ${found.join(', and ')}.${verdict}`,
  }
}
