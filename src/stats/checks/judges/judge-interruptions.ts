import type { InterruptionKind } from '../../../domain/figures/interruption'
import type { InterruptionTallies } from '../../../record/interruptions/interruption-log'
import { calls } from '../check-words'
import type { Evidence, Judged } from '../evidence'

/** What the interruptions of these kinds did together. */
const sumOf = (tallies: InterruptionTallies, kinds: readonly InterruptionKind[]) => {
  const sum = { times: 0, excluded: 0, skipped: 0 }
  for (const kind of kinds) {
    sum.times += tallies[kind].times
    sum.excluded += tallies[kind].excluded
    sum.skipped += tallies[kind].skipped
  }
  return sum
}

/**
 * The judgement on interruptions: they are no fault of the figures as long as they touched no call.
 * @param none that there was none, in a sentence
 * @param what there was, as the beginning of one
 */
export const judgeInterruptions =
  (kinds: readonly InterruptionKind[], none: string, what: string) =>
  ({ interruptions }: Pick<Evidence, 'interruptions'>): Judged => {
    const { times, excluded, skipped } = sumOf(interruptions, kinds)
    const gone = skipped === 0 ? '' : ` ${calls(skipped)} that were due then were not made up for.`
    const left = `${calls(excluded)} under way ${excluded === 1 ? 'is' : 'are'} left out of all latencies.`
    const isQuiet = excluded === 0 && skipped === 0
    return {
      state: isQuiet ? 'ok' : 'warn',
      value: excluded,
      limit: 0,
      reason:
        isQuiet && times === 0 ? none : `${what}: ${excluded === 0 ? 'it touched no call.' : left}${gone}`,
    }
  }
