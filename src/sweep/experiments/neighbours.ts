import { formatRoughShare } from '../../domain/text'

/** From this share of a core for a worker alone on, other programs had next to nothing. */
const UNDISTURBED = 0.85

/** What other programs had of the machine, as a sentence; null where it was next to nothing, or is not known. */
export const neighboursWords = (alone: number | null): string | null =>
  alone === null || alone >= UNDISTURBED
    ? null
    : `Other programs had part of the machine: a worker alone got ${formatRoughShare(alone)} of a core. Measure again when it is quiet.`
