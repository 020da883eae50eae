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

/** Causes are told under one set of settings. */
const changed: Rule = {
  id: 'changed',
  place: 'advice',
  of: 'over',
  say: ({ changes }) =>
    changes > 0
      ? {
          text: `Settings changed ${changes === 1 ? 'once' : `${changes} times`} meanwhile: these figures are of the whole run, and the report has each stretch by itself.`,
        }
      : null,
}

export const DOUBT_RULES: readonly Rule[] = [distrust, changed]
