import { OWN_LIMIT_MS, type OwnFault } from '../../domain/own/own'
import { formatMemory, several } from '../../domain/text'
import type { Instant } from '../../domain/time'
import { ownFault } from '../../own/fault'

/** Twice the limit of a call: calls with a limit of their own end before. */
const LONGEST_MS = 2 * OWN_LIMIT_MS

export const STUCK: OwnFault = ownFault(
  'never-settles',
  `No call has ended for ${LONGEST_MS / 1000} s: an endless loop, or promises that never settle. The run was ended; should a call take so long, set a time limit.`,
)

/** What the calls of a run may keep together, bytes: a machine of few gigabytes must survive it. */
const MOST_KEPT_BYTES = 2 * 2 ** 30

/** What is wrong when `calls` have been made of which each keeps so much; null where that is little. */
export const keptFault = (calls: number, keptBytes: number): OwnFault | null =>
  calls * keptBytes <= MOST_KEPT_BYTES
    ? null
    : ownFault(
        'memory',
        `Each call keeps some ${formatMemory(keptBytes)} for good: after ${several(calls, 'call')} the run was ended, before memory runs out.`,
      )

/** Tells that calls are in workers and none of them ends. */
export class ProgressWatch {
  #ended = -1
  #at: Instant | null = null

  /**
   * @param ended calls that have ended so far
   * @param isBusy whether workers hold calls
   */
  isStuck(ended: number, isBusy: boolean, now: Instant): boolean {
    if (!isBusy || ended !== this.#ended || this.#at === null) {
      this.#ended = ended
      this.#at = now
      return false
    }
    return now - this.#at > LONGEST_MS
  }
}
