import type { Parallelism } from '../../domain/figures/parallelism'
import { type Instant, spanBetween } from '../../domain/time'

/** One that got less than this of a core had not its core: a program that computes keeps it from that each time. */
export const NEARLY_ALL = 0.85
/** That one alone had its core when a run was over holds for one that begins so soon, ms: nobody waits for the same twice. */
const ALONE_HOLDS_MS = 2000
/** And for so long what several of them got: of programs that came since, one alone need not notice anything. */
const TOGETHER_HOLDS_MS = 10_000

/** What was found last, and whether it still holds. */
export class LatestParallelism {
  #known: { readonly found: Parallelism; readonly aloneAt: Instant; readonly togetherAt: Instant } | null =
    null

  /** @returns null where it is to be measured again */
  at(now: Instant): Parallelism | null {
    if (!this.#known) return null
    const { found, aloneAt, togetherAt } = this.#known
    const holds =
      found.alone >= NEARLY_ALL &&
      spanBetween(aloneAt, now) < ALONE_HOLDS_MS &&
      spanBetween(togetherAt, now) < TOGETHER_HOLDS_MS
    return holds ? found : null
  }

  /** All was measured, or as much as there was time for: one alone tells nothing of several. */
  learnAll(found: Parallelism | null, now: Instant): void {
    this.#known = found && found.steps.length > 1 ? { found, aloneAt: now, togetherAt: now } : null
  }

  /** One alone was measured once more; several got what they had got `before`. */
  learnAlone(found: Parallelism | null, before: Parallelism, now: Instant): void {
    const togetherAt = this.#known?.togetherAt
    const [, ...several] = before.steps
    this.#known =
      found && togetherAt !== undefined
        ? {
            found: { ...before, alone: found.alone, steps: [...found.steps, ...several] },
            aloneAt: now,
            togetherAt,
          }
        : null
  }
}
