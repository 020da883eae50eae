import type { Counts, Outcome } from '../call'
import type { Settings } from '../settings/settings'
import type { ClassCounts } from './systems'

type Settled = Readonly<Record<Outcome, number>>

/** Calls that ended without a result though their callers still waited for one. */
export const lostOf = ({ failed, timedOut, rejected }: Settled): number => failed + timedOut + rejected

/** They as a share of all that ended by themselves, 0 to 1; null when none did. */
export const shareLost = (settled: Settled): number | null => {
  const lost = lostOf(settled)
  const ended = settled.completed + lost
  return ended === 0 ? null : lost / ended
}

/** A greater share of lost calls is told, wherever calls are told of. */
export const NOTABLE_LOSS = 0.01

/** Calls that a pool which keeps up can have before it, whatever they take: those of a second, and some that wait. */
const LEAST_BEHIND = 20

/** Traffic of so many calls a second that wait or were turned away: 0 where the pool keeps up with it. */
export const behindOf = (fates: Settled & { readonly submitted: number }, perSecond: number): number => {
  const { submitted, completed, failed, rejected, timedOut } = fates
  const turnedAway = rejected + timedOut
  const waiting = submitted - completed - failed - turnedAway
  const isBehind = waiting > Math.max(LEAST_BEHIND, perSecond) || turnedAway > NOTABLE_LOSS * submitted
  return isBehind ? waiting + turnedAway : 0
}

/** Calls that had not ended when demand did. */
export interface CutOff {
  /** In the queue or before it: cancelled. */
  readonly waiting: number
  /** At a worker: let finish, and counted as cancelled, for nobody waited for them any more. */
  readonly inFlight: number
}

export const NOTHING_CUT_OFF: CutOff = { waiting: 0, inFlight: 0 }

export const cutOffOf = ({ blocked, queued, inFlight }: Counts): CutOff => ({
  waiting: blocked + queued,
  inFlight,
})

export interface Fate {
  readonly key: Exclude<Outcome, 'completed'> | 'unfinished'
  readonly count: number
  /** For people, after the number: "rejected". */
  readonly word: string
}

/** What became of the calls that did not complete, those of no calls left out; the most frequent first. */
export const fatesOf = (counts: ClassCounts, { overflow }: Pick<Settings, 'overflow'>): readonly Fate[] => {
  const words: Readonly<Record<Fate['key'], string>> = {
    rejected: overflow === 'drop-oldest' ? 'dropped' : 'rejected',
    timedOut: 'timed out',
    failed: 'failed',
    cancelled: 'cancelled',
    unfinished: 'not ended yet',
  }
  return (Object.keys(words) as Fate['key'][])
    .map((key) => ({ key, count: counts[key], word: words[key] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}
