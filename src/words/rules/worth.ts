import { NOTABLE_LOSS } from '../../domain/figures/fates'
import { type Facts, FEWEST_CALLS, needsCore, shareOf } from '../facts/facts'
import { about, times } from '../phrases'
import type { Rule } from '../rule'
import { isHandOverDear } from './bottleneck'
import { handOver } from './hand-over'

/** Within this much of one another nobody wins. */
const ALIKE = 0.1

/**
 * How many times as many calls the pool returned as one thread that calls the function directly, one after another;
 * null where calls need no core, where the pool had too little to do to show what it can, or where calls were lost.
 */
const gainOf = ({ settings, served, directUs, fates, arrivals }: Facts): number | null => {
  if (fates.completed < FEWEST_CALLS) return null
  if (!needsCore(settings) || served === null || directUs === null) return null
  if (settings.nesting > 1 || settings.lock !== 'none' || shareOf(fates, 'completed') < 1 - NOTABLE_LOSS)
    return null
  if (settings.mode === 'open' && (arrivals === null || served >= 0.95 * arrivals)) return null
  const gain = (served * directUs) / 1e6
  return gain > 0 ? gain : null
}

const grew: Rule = {
  id: 'grew',
  place: 'note',
  of: 'over',
  say: ({ verdict, growth, settings }) =>
    settings.mode === 'open' && verdict.kind === 'growing' && growth !== null && growth >= 1
      ? { text: `The queue grew by ${about(growth)} a second to the end: it would never have emptied.` }
      : null,
}

const pays: Rule = {
  id: 'pays',
  place: 'advice',
  of: 'over',
  say: (facts) => {
    const gain = gainOf(facts)
    if (gain === null) return null
    if (gain >= 1 + ALIKE)
      return { text: `The pool did ${times(gain)} the work of one thread that calls directly: it pays.` }
    if (gain > 1 - ALIKE) return { text: 'One thread that calls directly would have done about as many.' }
    const lost = `One thread that calls directly would have done ${times(1 / gain)} as many: here the pool does not pay.`
    if (!isHandOverDear(facts)) return { text: lost }
    const { text, tries = [] } = handOver(facts.settings)
    return { text: `${lost} ${text}`, tries }
  },
}

const warming: Rule = {
  id: 'warming',
  place: 'note',
  of: 'over',
  say: ({ isWarm, verdict, means, changes, fates, settings }) =>
    isWarm ||
    // In a burst each call waits longer than the one before, however long it is.
    settings.mode === 'burst' ||
    changes > 0 ||
    shareOf(fates, 'completed') < 1 - NOTABLE_LOSS ||
    means.call === null ||
    verdict.kind === 'growing' ||
    verdict.kind === 'full'
      ? null
      : { text: 'Latencies were still changing at the end: a longer run would tell more.' },
}

export const WORTH_RULES: readonly Rule[] = [pays, grew, warming]
