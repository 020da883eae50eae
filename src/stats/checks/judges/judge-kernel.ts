import { formatDuration, formatShare } from '../../../domain/text'
import { QUIET_SPREAD } from '../../slowdown/baseline-disparity'
import type { Evidence, Judged } from '../evidence'
import { knownBefore, sharesTaken } from './judge-surroundings'

/** What the fit may be off by. */
const FIT_LIMIT = 0.1

const isOff = (us: number, askedUs: number): boolean => Math.abs(us / askedUs - 1) > FIT_LIMIT

/** Why the kernel takes another time than was asked for; from what was measured. */
const causeOf = (evidence: Evidence): string => {
  const { timing, settings } = evidence
  const { predictedUs, isCutShort, spread } = timing
  // A fit that is off by its own account has nothing shorter to offer.
  if (predictedUs !== null && predictedUs > settings.serviceUs && isOff(predictedUs, settings.serviceUs))
    return `The shortest that the kernel can take here is ${formatDuration(predictedUs)}: one step of it.`
  const shares = sharesTaken(knownBefore(evidence))
  const others =
    shares !== null
      ? `a worker that spun alone got only ${shares}, and other programs, or the browser itself, the rest`
      : spread > QUIET_SPREAD
        ? `its batches differ among themselves, the middle one by ${formatShare(spread - 1)} from the quickest, as other programs kept the thread from its core`
        : null
  if (others !== null) return `The kernel could not be fitted: ${others}. Run again.`
  if (isCutShort) return 'Fitting the kernel took longer than 5 s and was cut short.'
  return predictedUs === null
    ? 'Its batches agree among themselves.'
    : `The fit had foreseen ${formatDuration(predictedUs)}, and batches agree among themselves: the core has changed its pace since. Run again.`
}

/** Whether the kernel takes the time that was asked for. */
export const judgeKernel = (evidence: Evidence): Judged => {
  const { directUs, settings } = evidence
  const asked = settings.serviceUs
  const isWell = directUs === null || !isOff(directUs, asked)
  return {
    state: isWell ? 'ok' : 'warn',
    value: directUs === null ? 0 : Math.abs(directUs / asked - 1),
    limit: FIT_LIMIT,
    reason: isWell
      ? 'The direct call takes the service time that was asked for, within 10 %.'
      : `The direct call takes ${formatDuration(directUs)}, and ${formatDuration(asked)} were asked for. ${causeOf(evidence)} Ratios are to the time that it takes.`,
  }
}
