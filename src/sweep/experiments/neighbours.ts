import { formatRoughShare } from '../../domain/text'
import { medianOf } from '../../models/statistics/median'

/** From this share of a core for a worker alone on, other programs had next to nothing. */
const UNDISTURBED = 0.85

/** What other programs had of the machine, as a sentence; null where it was next to nothing, or is not known. */
export const neighboursWords = (alone: number | null): string | null =>
  alone === null || alone >= UNDISTURBED
    ? null
    : `Something else had part of the machine: a worker alone got ${formatRoughShare(alone)} of a core. Measure again when it is quiet.`

/** What other Poolscopes of this browser did meanwhile; null where they did nothing. @param others how many, in each measurement */
export const otherRunsWords = (others: readonly number[]): string | null => {
  const met = others.filter((count) => count > 0).length
  if (met === 0) return null
  const when = met === others.length ? 'all the while' : `during ${met} of ${others.length} measurements`
  return `Another Poolscope measured in this browser ${when}, in another tab or window: its workers and these shared the cores. Stop it, and measure again.`
}

/** What shared the machine with a measurement; null where it is not known. */
interface Shared {
  /** What a worker alone got of a core, 0 to 1. */
  readonly alone: number | null
  /** Other Poolscopes that measured in this browser meanwhile. */
  readonly others: number | null
}

/** What shared the machine with measurements, in sentences: none where nothing did. */
export const sharedWords = (measurements: readonly Shared[]): readonly string[] => {
  const alone = measurements.flatMap((each) => (each.alone === null ? [] : [each.alone]))
  const others = measurements.map((each) => each.others ?? 0)
  return [otherRunsWords(others), neighboursWords(medianOf(alone))].filter((words) => words !== null)
}
