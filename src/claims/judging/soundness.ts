import type { Measured } from '../../domain/experiments/experiment'
import { several } from '../../domain/text'

/** Fewer calls than this say nothing of a mean. */
const FEWEST_CALLS = 30

const troubleOf = ({ counts, checks }: Measured['report']): string | null => {
  const failed = checks.find(({ state }) => state === 'fail')
  if (failed) return `the check “${failed.title}” failed`
  const lost = counts.failed + counts.timedOut + counts.rejected
  if (lost > 0) return `${several(lost, 'call')} came to nothing`
  if (counts.completed < FEWEST_CALLS)
    return `only ${several(counts.completed, 'call')} ${counts.completed === 1 ? 'was' : 'were'} completed`
  return null
}

/** Why the runs must not be judged, in a sentence; null when nothing speaks against them. */
export const unsoundness = (measured: readonly Measured[]): string | null => {
  for (const [index, { label, report }] of measured.entries()) {
    const trouble = troubleOf(report)
    if (trouble) return `In run ${index + 1} (${label}) ${trouble}, so the runs are not judged.`
  }
  return null
}
