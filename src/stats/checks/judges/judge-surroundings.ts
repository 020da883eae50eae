import { formatShare } from '../../../domain/text'
import { MAY_BE_OTHERS, type MissingCores, missingCores } from '../crowding'
import type { Evidence, Judged } from '../evidence'

/** Of a core that one worker has to itself, what the page and the system take now and then. */
const LEAST_MISSING = 0.2
/** So much of a core is missing where another program computes without a pause, or nearly so. */
const FAILS_FROM = 0.35

/** What one worker got of a core: "98.5 % of a core before the run and 97 % after it". */
const sharesInWords = (before: number | null, after: number | null): string => {
  if (before === null) return `${formatShare(after ?? 1)} of a core after the run`
  return after === null
    ? `${formatShare(before)} of a core before the run`
    : `${formatShare(before)} of a core before the run and ${formatShare(after)} after it`
}

/** Whether a worker has spun alone, before the run or after it, and what it got says something of other programs. */
export const isAloneKnown = ({ parallelism, parallelismAfter }: Evidence): boolean =>
  (parallelism ?? parallelismAfter) !== null

/** What one worker got of a core before the run and after it, and how much was missing at worst. */
const aloneIn = ({ parallelism, parallelismAfter }: Evidence) => {
  const before = parallelism?.alone ?? null
  const after = parallelismAfter?.alone ?? null
  return { missing: Math.max(0, 1 - Math.min(before ?? 1, after ?? 1)), words: sharesInWords(before, after) }
}

/** What was known before the run: nothing later can be why the direct call was timed wrongly. */
export const knownBefore = (evidence: Evidence): Evidence => ({ ...evidence, parallelismAfter: null })

/** What a worker that spun alone got of a core, in words, where other programs took a part of it; else null. */
export const sharesTaken = (evidence: Evidence): string | null => {
  const { missing, words } = aloneIn(evidence)
  return missing > LEAST_MISSING ? words : null
}

/** How many times as long other programs made what a spinning worker did, at worst. */
export const stretchedBy = (evidence: Evidence): number => 1 / Math.max(0.001, 1 - aloneIn(evidence).missing)

/** One worker had its core, and several together half of what there should be, or less. */
const judgeTogether = ({ words, share }: MissingCores): Judged => ({
  state: 'warn',
  value: share,
  limit: LEAST_MISSING,
  reason: `One worker that spun had a core to itself; ${words}: ${MAY_BE_OTHERS}. If others had it, their time is in all latencies.`,
})

/**
 * Whether other programs compute at the same time. A worker that spins while all else of the page is idle has a core to
 * itself, unless they take it away: then every latency has their time in it, and so has the direct call. A scheduler that
 * puts them all on another core for that moment is found out by several workers at once.
 */
export const judgeNeighbours = (evidence: Evidence): Judged => {
  const { missing, words: shares } = aloneIn(evidence)
  const isAloneTold = missing > LEAST_MISSING
  const together = isAloneTold ? null : missingCores(evidence)
  if (together !== null) return judgeTogether(together)
  return {
    state: !isAloneTold ? 'ok' : missing < FAILS_FROM ? 'warn' : 'fail',
    value: missing,
    limit: LEAST_MISSING,
    reason: isAloneTold
      ? `Something else computes on this machine: a worker that spun alone got only ${shares}. What had the rest, other programs or the browser as it loads and draws, is in all latencies. Run again; if it stays so, close other programs.`
      : `A worker that spun alone got ${shares}.`,
  }
}

/** Whether another Poolscope measured in this browser: each disturbs the other, and both say so. */
export const judgeOtherRuns = ({ otherRuns }: Evidence): Judged => {
  const others = otherRuns ?? 0
  return {
    state: others === 0 ? 'ok' : 'fail',
    value: others,
    limit: 0,
    reason:
      others === 0
        ? 'No other Poolscope was seen to measure in this browser.'
        : `${others === 1 ? 'Another Poolscope' : `${others} others`} measured in this browser at the same time, in another tab or window: their workers and this one’s shared the cores. Stop ${others === 1 ? 'it' : 'them'}, and run again.`,
  }
}

/** Whether the run had the workers that it was asked for. */
export const judgeStarts = ({ starts }: Evidence): Judged => {
  const { asked, came } = starts ?? { asked: 0, came: 0 }
  const missing = Math.max(0, asked - came)
  return {
    state: missing === 0 ? 'ok' : 'warn',
    value: missing,
    limit: 0,
    reason:
      missing === 0
        ? 'The run began with all the workers that were asked for.'
        : `The browser started ${came} of ${asked} workers and no more within 5 s: the run went on with those.`,
  }
}
