import { formatShare } from '../../../domain/text'
import type { Presence } from '../../../record/tallies/system-tally'
import { littleBalance } from '../../queue/little'
import type { Evidence, Judged } from '../evidence'

/** Little's law holds exactly for sound books; rounding of the clock's steps leaves less than this. */
const LITTLE_OK = 0.001
const LITTLE_WARN = 0.01

/** Share by which the two counts differ; all of it when one of them has calls and the other none. */
const littleResidual = (presence: Presence): number => {
  const balance = littleBalance(presence)
  if (balance.kind === 'balance') return Math.abs(balance.residual)
  return presence.sojournSum + presence.agesAtEnd === 0 ? 0 : 1
}

/** Whether calls in the system and their stays say the same. */
export const judgeLittle = ({ presence }: Evidence): Judged => {
  const residual = littleResidual(presence)
  const state = residual <= LITTLE_OK ? 'ok' : residual <= LITTLE_WARN ? 'warn' : 'fail'
  return {
    state,
    value: residual,
    limit: LITTLE_OK,
    reason:
      state === 'ok'
        ? 'Calls in the system, counted over time, agree with what each call says of its own stay.'
        : `Calls in the system, counted over time, and the calls’ own latencies differ by ${formatShare(residual)}: calls were counted twice or stamped wrongly.`,
  }
}
