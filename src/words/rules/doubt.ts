import type { CheckState } from '../../domain/figures/check'
import { formatDuration } from '../../domain/text'
import type { Facts } from '../facts/facts'
import type { Rule } from '../rule'

/** A check whose failure says that something happened, not that figures are wrong, and has a rule of its own. */
const TOLD_ELSEWHERE = 'deadlock'

/** A figure that a failed check touches is not to be reasoned from. */
const distrust: Rule = {
  id: 'distrust',
  place: 'advice',
  of: 'both',
  say: ({ checks }) => {
    const failed = checks.find(({ state, id }) => state === 'fail' && id !== TOLD_ELSEWHERE)
    return failed
      ? { text: `Do not rely on these figures: the check “${failed.title}” fails, and says why.` }
      : null
  },
}

/** Checks that say that something else was at work, by what it was; how it is undone is the same for all. */
const DISTURBANCES: Readonly<Record<string, string>> = {
  neighbours: 'something else took a part of the cores',
  'other-runs': 'another Poolscope measured at the same time',
  stalls: 'something else than calls held up the caller’s thread',
  hidden: 'the page was in the background',
  sleep: 'the machine slept, or its clock was moved',
}

const disturbanceIn = ({ checks }: Facts, wanted: CheckState): string | null => {
  const found = checks.find(({ id, state }) => state === wanted && DISTURBANCES[id] !== undefined)
  return found ? (DISTURBANCES[found.id] ?? null) : null
}

/** Whether all that fails is disturbance: what else fails matters more, and is told by its title. */
const isOnlyDisturbed = ({ checks }: Facts): boolean =>
  checks.every(({ id, state }) => state !== 'fail' || DISTURBANCES[id] !== undefined || id === TOLD_ELSEWHERE)

const disturbed: Rule = {
  id: 'disturbed',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const what = isOnlyDisturbed(facts) ? disturbanceIn(facts, 'fail') : null
    return what === null
      ? null
      : { text: `Do not rely on these figures: ${what}. Run again when nothing disturbs.` }
  },
}

/** The same where figures may still be used. */
const somewhatDisturbed: Rule = {
  id: 'somewhat-disturbed',
  place: 'note',
  of: 'over',
  say: (facts) => {
    const what = disturbanceIn(facts, 'fail') === null ? disturbanceIn(facts, 'warn') : null
    return what === null ? null : { text: `Meanwhile ${what}: figures may be somewhat off.` }
  },
}

/** What the clock cannot tell, no model or longer run can. */
const coarse: Rule = {
  id: 'coarse',
  place: 'advice',
  of: 'both',
  say: ({ checks }) => {
    const failed = checks.filter(({ state, id }) => state === 'fail' && id !== TOLD_ELSEWHERE)
    const [clock] = failed
    return failed.length === 1 && clock?.id === 'clock-step'
      ? {
          text: `The clock steps by ${formatDuration(clock.value)}: do not rely on figures of less. A page that is isolated has a finer one; so have calls that take longer.`,
        }
      : null
  },
}

/** Causes are told under one set of settings. */
const changed: Rule = {
  id: 'changed',
  place: 'advice',
  of: 'over',
  say: ({ changes, settings }) => {
    if (changes > 0 && settings.plan !== '')
      return {
        text: 'Demand followed its plan: these figures are of the whole run, and the report has each part by itself.',
      }
    return changes > 0
      ? {
          text: `Settings changed ${changes === 1 ? 'once' : `${changes} times`} meanwhile: these figures are of the whole run, and the report has each stretch by itself.`,
        }
      : null
  },
}

export const DOUBT_RULES: readonly Rule[] = [disturbed, coarse, distrust, changed]

/** Last of all: what else should be known matters more. */
export const DISTURBANCE_NOTES: readonly Rule[] = [somewhatDisturbed]
