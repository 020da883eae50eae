import { formatDuration, formatShare } from '../../../domain/text'
import { calls } from '../check-words'
import type { Evidence, Judged } from '../evidence'

/** Of calls whose stamps contradict each other: above this share something is wrong with the clocks. */
const OUT_OF_ORDER_SHARE = 0.001
/** Beyond this share of the middle latency, the generator's latest calls show in the figures. */
const LAG_SHARE = 0.1
/** Of the mean latency less may be lateness: what sleeps take too long is beside it, and together they are to stay below 10 %. */
const MEAN_LAG_SHARE = 0.05

/** Whether the stamps of every call follow each other. */
export const judgeOrder = ({ stamped, outOfOrder }: Evidence): Judged => {
  const share = stamped === 0 ? 0 : outOfOrder / stamped
  const left = `${calls(outOfOrder)} had stamps that contradict each other and were left out of all latencies`
  return {
    state: share > OUT_OF_ORDER_SHARE ? 'warn' : 'ok',
    value: share,
    limit: OUT_OF_ORDER_SHARE,
    reason:
      outOfOrder === 0
        ? 'Every call was submitted, sent, started, finished, received and settled in that order.'
        : `${left}: ${formatShare(share)}.`,
  }
}

/** Whether the stages of every call make up its latency. */
export const judgeStages = ({ worstGapUs, resolutionUs }: Evidence): Judged => ({
  state: worstGapUs <= 2 * resolutionUs ? 'ok' : 'fail',
  value: worstGapUs,
  limit: 2 * resolutionUs,
  reason:
    worstGapUs <= 2 * resolutionUs
      ? 'The stages of every call add up to its latency.'
      : `The stages of a call missed its latency by ${formatDuration(worstGapUs)}: do not trust the split.`,
})

/** Whether the generator of open demand was on time: all in all, and with its latest calls. */
export const judgeGenerator = ({ lagP99Us, callP50Us, lateness }: Evidence): Judged => {
  const mean = lateness === null || !(lateness.callUs > 0) ? null : lateness.lagUs / lateness.callUs
  const tail = lagP99Us === null || !callP50Us ? null : lagP99Us / callP50Us
  if (lateness !== null && mean !== null && mean > MEAN_LAG_SHARE)
    return {
      state: 'warn',
      value: mean,
      limit: MEAN_LAG_SHARE,
      reason: `The generator could not keep its pace: calls were made ${formatDuration(lateness.lagUs)} late on average, and ${formatShare(mean)} of their mean latency is that.`,
    }
  const isLate = tail !== null && tail > LAG_SHARE
  return {
    state: isLate ? 'warn' : 'ok',
    value: tail ?? mean ?? 0,
    limit: tail === null ? MEAN_LAG_SHARE : LAG_SHARE,
    reason:
      tail === null && mean === null
        ? 'Nothing to be late for: calls were not scheduled, or too few were made to tell.'
        : isLate
          ? `The generator could not keep its pace: 1 % of calls began ${formatDuration(lagP99Us ?? 0)} late or more, and their latencies count from when they were due.`
          : 'Calls were made when they were due.',
  }
}
