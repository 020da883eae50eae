import type { Outcome } from '../../domain/call'
import type { Settings } from '../../domain/settings/settings'
import { formatWhole } from '../../domain/text'

const OVERFLOWN: Readonly<Record<Settings['overflow'], string>> = {
  reject: 'rejected by the full queue',
  'drop-oldest': 'dropped from the full queue',
  wait: 'rejected',
}

/** "was rejected by the full queue", "timed out": what became of `count` calls. */
export const fateVerb = (fate: Outcome, count: number, { overflow }: Settings): string => {
  const was = count === 1 ? 'was' : 'were'
  switch (fate) {
    case 'completed':
      return 'completed'
    case 'failed':
      return 'failed'
    case 'timedOut':
      return 'timed out'
    case 'rejected':
      return `${was} ${OVERFLOWN[overflow]}`
    case 'cancelled':
      return `${was} cancelled at the end`
    default:
      return fate satisfies never
  }
}

/** "7,377 timed out" */
export const counted = (fate: Outcome, count: number, settings: Settings): string =>
  `${formatWhole(count)} ${fateVerb(fate, count, settings)}`
