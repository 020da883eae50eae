import type { CutOff } from '../../../domain/figures/fates'
import type { Mark, Snapshot } from '../../../domain/snapshot'
import { formatCount } from '../../../domain/text'

/** What the end of demand cut off; null where all had ended. */
const endLabel = ({ waiting, inFlight }: CutOff): string | null => {
  const parts = [
    waiting > 0 ? `${formatCount(waiting)} waiting` : null,
    inFlight > 0 ? `${formatCount(inFlight)} running` : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : `End: ${parts.join(', ')} cut off`
}

/** The marks of a run, and, where the end of its demand cut calls off, one there: they did not drain. */
export const marksOf = (snapshot: Pick<Snapshot, 'marks' | 'cutOff' | 'at'> | null): readonly Mark[] => {
  if (!snapshot) return []
  const { marks, cutOff, at } = snapshot
  const label = cutOff && endLabel(cutOff)
  return label === null ? marks : [...marks, { t: at, label }]
}
