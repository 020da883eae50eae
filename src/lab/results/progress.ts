import type { Settings } from '../../domain/settings/settings'
import type { Progress } from '../../domain/snapshot'
import type { Millis } from '../../domain/time'

/** Below this share the pace so far says nothing about the time left. */
const TELLING_SHARE = 0.02

/** How far a run has come, by whichever of its two limits is nearer. */
export const progressOf = (
  { rounds, seconds }: Pick<Settings, 'rounds' | 'seconds'>,
  elapsed: Millis,
  roundsEnded: number,
  roundFraction: number,
  /** Of the plan of demand, 0 to 1; null without one that ends. */
  byPlan: number | null = null,
): Progress => {
  const byRounds = rounds === 0 ? null : Math.min(1, (roundsEnded + roundFraction) / rounds)
  const bySeconds = seconds === 0 ? null : Math.min(1, elapsed / 1000 / seconds)
  const limits = [byRounds, bySeconds, byPlan].filter((share) => share !== null)
  const fraction = limits.length === 0 ? null : Math.max(...limits)
  const isTelling = fraction !== null && fraction >= TELLING_SHARE
  return {
    round: rounds === 0 ? roundsEnded + 1 : Math.min(rounds, roundsEnded + 1),
    rounds,
    fraction,
    roundFraction,
    secondsLeft: isTelling ? (elapsed / 1000) * (1 / fraction - 1) : null,
  }
}
