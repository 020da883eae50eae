import type { Disparity } from '../../../domain/snapshot'
import { capital, formatDuration, formatShare } from '../../../domain/text'
import {
  DISPARITY_LIMIT,
  doOthersExplain,
  doTimesAgree,
  QUIET_SPREAD,
} from '../../slowdown/baseline-disparity'
import { crowdingOf, MAY_BE_OTHERS } from '../crowding'
import type { Evidence, Judged } from '../evidence'
import { isAloneKnown, knownBefore, sharesTaken, stretchedBy } from './judge-surroundings'
import { isSleep, steadyDisparity, steadyWords, THREADS, timesWords } from './steady-words'

const othersInWords = (shares: string): string =>
  `A worker that spun alone got only ${shares}: other programs, or the browser itself, had the rest. Run again.`

const CAUSES: Readonly<Record<Disparity['cause'], (found: Disparity) => string>> = {
  'other-programs': ({ spread }) =>
    `Batches of the same calls differ among themselves, the middle one by ${formatShare(spread - 1)} from the quickest: other programs kept a thread from its core. Run again when they are done.`,
  'slower-code': steadyDisparity,
  'slower-core': steadyDisparity,
  untold: steadyDisparity,
  'too-few-batches': () => 'There was time for too few batches of it to tell why. Run again.',
  'other-work': () => 'The worker’s result is not that of the calls it was asked for: it did other work.',
}

const DIRECTION = (factor: number) => (factor > 1 ? 'too low' : 'too high')

/** A program that computes on each core halves what a thread gets, whatever one that spun had by luck. */
const HALVED = 2

/** Why direct call and quiet worker differ. What a spinning worker got tells of other programs, whatever batches say. */
const disparityCause = (found: Disparity, evidence: Evidence): string => {
  const before = knownBefore(evidence)
  const shares = sharesTaken(before)
  const isExplained = doOthersExplain(found.factor, Math.max(HALVED, stretchedBy(before)))
  if (shares !== null && isExplained && found.cause !== 'other-work') return othersInWords(shares)
  const isSteady = CAUSES[found.cause] === steadyDisparity
  const { missing } = crowdingOf(before)
  if (isSteady && isExplained && missing !== null)
    return `${capital(missing)}: ${MAY_BE_OTHERS}; that cannot be told from slower code. Run again when no other program computes.`
  return isSteady && isSleep(evidence)
    ? `It sleeps, and runs no code that could be slow: it is woken later ${found.factor > 1 ? THREADS[0] : THREADS[1]}.`
    : CAUSES[found.cause](found)
}

const differenceInWords = (factor: number): string =>
  factor > 1
    ? `the direct call took ${timesWords(factor)} what the same call took in a quiet worker`
    : `the call took ${timesWords(1 / factor)} as long in a quiet worker as directly`

const judgeDisparity = (found: Disparity, evidence: Evidence): Judged => ({
  state: 'fail',
  value: Math.abs(1 - Math.min(found.factor, 1 / found.factor)),
  limit: DISPARITY_LIMIT,
  reason: `Measured again and again, ${differenceInWords(found.factor)}. ${disparityCause(found, evidence)} Slowdown ratios come out ${DIRECTION(found.factor)}.`,
})

/** A call must be so many times as long as its stamps for more time to be told from theirs. */
const STAMPS_OF_A_CALL = 20

/** Mean service time without its stamps ÷ the direct call; null where a call is too short to be told from them. */
const withoutStamps = ({ directUs, serviceUs, stampCost }: Evidence): number | null =>
  directUs === null ||
  serviceUs === null ||
  stampCost === null ||
  directUs < STAMPS_OF_A_CALL * stampCost.meanUs
    ? null
    : (serviceUs - stampCost.meanUs) / directUs

/** Calls whose service time has other calls in it, or waits of their own, take longer by what they are. */
const isComparable = ({ settings }: Evidence): boolean =>
  settings.lock === 'none' && settings.nesting === 1 && settings.backgroundRate === 0

/**
 * How many times as long a call may take for the cores that there are. One call at a time is to have a core whatever the
 * page does, unless it is known that the machine has one only.
 */
const excuseOf = (evidence: Evidence): number => {
  const { factor, isOneAtATime, missing } = crowdingOf(evidence)
  return isOneAtATime && missing !== null ? 1 : factor
}

/** By how much less, or more, a call took under load than directly, beyond what may be; null where it did not. */
const excessOf = (
  evidence: Evidence,
): { readonly kind: 'less' | 'more'; readonly factor: number; readonly share: number } | null => {
  const { inWorkers } = evidence
  if (inWorkers !== null && 1 - inWorkers > DISPARITY_LIMIT)
    return { kind: 'less', factor: inWorkers, share: 1 - inWorkers }
  const factor = isComparable(evidence) ? withoutStamps(evidence) : null
  return factor !== null && factor / excuseOf(evidence) - 1 > DISPARITY_LIMIT
    ? { kind: 'more', factor, share: factor - 1 }
    : null
}

/** Whether the direct call must be timed once more, for the cause to be told. */
export const isTimedAgain = (evidence: Evidence): boolean =>
  !evidence.disparity && excessOf(evidence) !== null

/** Whether most calls took what they take directly, and some much longer. */
const wasHeldUp = ({ serviceP50Us, stampCost, directUs }: Evidence): boolean =>
  serviceP50Us !== null &&
  directUs !== null &&
  serviceP50Us - (stampCost?.meanUs ?? 0) <= directUs / (1 - DISPARITY_LIMIT)

/** That what was measured explains none of it, or not all. */
const unexplained = (evidence: Evidence): string => {
  const { factor, words } = crowdingOf(evidence)
  const shares = sharesTaken(evidence)
  if (shares !== null)
    return `Something else took a part of the cores, as a worker that spun alone got only ${shares}; that alone does not explain so much`
  if (!isAloneKnown(evidence))
    return factor > 1
      ? `That ${words} explains up to ${timesWords(factor)}; whether other programs explain the rest is not known`
      : `The cores do not explain it, as ${words}; whether other programs do is not known`
  return factor > 1
    ? `That ${words} explains up to ${timesWords(factor)}, and nothing that was measured the rest: a worker that spun alone had its core`
    : `Neither other programs nor the cores explain it: a worker that spun alone had its core, and ${words}`
}

const ratioOf = (a: number | null | undefined, b: number | null | undefined): number | null =>
  a && b ? a / b : null

/** Under load several threads want a core at once, and who waits for one waits longer than who spins alone. */
const STARVED = 5

const spreadInWords = (spread: number): string =>
  `the middle one by ${formatShare(spread - 1)} from the quickest: other programs kept its thread from a core. Run again when they are done.`

/** Why the direct call takes `factor` > 1 times as long as the same calls in workers. */
const thanInWorkers = (evidence: Evidence, factor: number): string => {
  const { yardsticksAfter } = evidence.timing
  if (isSleep(evidence)) return 'sleeps end sooner in workers'
  return steadyWords(factor, ratioOf(yardsticksAfter?.callerUs, yardsticksAfter?.workerUs), THREADS)
}

const BEFORE = 'before the run'
const AFTER = 'after it'

/** Why the direct call takes `factor` times as long before the run as after it. */
const sinceBefore = (evidence: Evidence, factor: number): string => {
  const { yardstickUs, yardsticksAfter } = evidence.timing
  const pace = ratioOf(yardstickUs, yardsticksAfter?.callerUs)
  if (isSleep(evidence)) return `sleeps end later ${factor > 1 ? BEFORE : AFTER}`
  if (factor > 1) return steadyWords(factor, pace, [BEFORE, AFTER])
  return steadyWords(1 / factor, pace === null ? null : 1 / pace, [AFTER, BEFORE])
}

/** Why a call took longer, or less, under load than directly; from what was measured. */
const causeOf = (evidence: Evidence, kind: 'less' | 'more', factor: number): string => {
  const { directUs, timing } = evidence
  const then = kind === 'less' ? knownBefore(evidence) : evidence
  const shares = sharesTaken(then)
  if (shares !== null && doOthersExplain(factor, stretchedBy(then) * (kind === 'more' ? STARVED : 1)))
    return othersInWords(shares)
  const { missing, factor: most } = crowdingOf(evidence)
  if (kind === 'more' && missing !== null && doOthersExplain(factor, most))
    return `${capital(missing)}: ${MAY_BE_OTHERS}. Run again when no other program computes.`
  if (kind === 'less' && timing.spread > QUIET_SPREAD)
    return `Batches of the direct call differ among themselves, ${spreadInWords(timing.spread)}`
  if (timing.afterUs === null || directUs === null)
    return 'When the run ends, the direct call is timed again, to find out why.'
  const again = `Timed again after the run, the direct call took ${formatDuration(timing.afterUs)} instead of ${formatDuration(directUs)}`
  const isSame = doTimesAgree(timing.afterUs, directUs)
  if (kind === 'less')
    return isSame
      ? `Timed again after the run, the direct call took as long as before; ${thanInWorkers(evidence, 1 / factor)}.`
      : `${again}; ${sinceBefore(evidence, directUs / timing.afterUs)}.${timing.afterUs < directUs ? ' Run again.' : ''}`
  if (isSame && timing.afterSpread > QUIET_SPREAD)
    return `Timed again after the run, batches of the direct call differ among themselves, ${spreadInWords(timing.afterSpread)}`
  if (isSame && wasHeldUp(evidence))
    return `Half of the calls took no longer than ${formatDuration(evidence.serviceP50Us ?? 0)}: something other than the calls of this run took the cores from workers now and then. Run again.`
  return isSame
    ? `${unexplained(evidence)}, and after the run the direct call took as long as before.`
    : `${again}; ${sinceBefore(evidence, directUs / timing.afterUs)}.`
}

/** From here on calls that take longer than directly are told of, though nothing so small can be told the cause of. */
const NOTICED = 0.1

const longerUnderLoad = (factor: number): string =>
  `In a quiet worker the function takes as long as directly; under load ${timesWords(factor)} as long`

/**
 * More workers than cores are what a run is made to show. A ratio of calls one at a time is read as that of the pool,
 * and the page that shares the only core with them is in it; so are other programs that had cores of those beside.
 */
const judgeCrowded = (evidence: Evidence, factor: number): Judged => {
  const { words, isOneAtATime, missing, ...crowding } = crowdingOf(evidence)
  const longer = longerUnderLoad(factor)
  if (isOneAtATime && Number.isFinite(crowding.factor))
    return {
      state: 'warn',
      value: factor - 1,
      limit: DISPARITY_LIMIT,
      reason: `${longer}, which is in the slowdown ratio: ${words}.`,
    }
  const isTold = missing === null
  return {
    state: isTold ? 'ok' : 'warn',
    value: isTold ? Math.max(0, 1 - (evidence.inWorkers ?? 1)) : factor - 1,
    limit: DISPARITY_LIMIT,
    reason: `${longer}, which is no more than the cores explain: ${words}.${isTold ? '' : ` ${capital(missing)}: ${MAY_BE_OTHERS}.`}`,
  }
}

/**
 * The same function takes the same time directly and in a worker. Under load it takes less only where the direct call was
 * timed too slowly, as noise only adds; it takes more where this run has more threads than cores, by as much as that.
 */
export const judgeBaseline = (evidence: Evidence): Judged => {
  const { disparity } = evidence
  if (disparity) return judgeDisparity(disparity, evidence)
  const excess = excessOf(evidence)
  const limit = DISPARITY_LIMIT
  if (excess) {
    const { kind, factor, share } = excess
    const took = kind === 'less' ? `${formatShare(share)} less than` : `${timesWords(factor)}`
    return {
      state: 'fail',
      value: share,
      limit,
      reason: `In workers, under load, the function took ${took} the direct call: slowdown ratios come out ${kind === 'less' ? 'too low' : 'too high'}. ${causeOf(evidence, kind, factor)}`,
    }
  }
  const factor = isComparable(evidence) ? withoutStamps(evidence) : null
  if (factor !== null && factor - 1 > limit) return judgeCrowded(evidence, factor)
  if (factor !== null && factor / excuseOf(evidence) - 1 > NOTICED)
    return {
      state: 'warn',
      value: factor - 1,
      limit: NOTICED,
      reason: `${longerUnderLoad(factor)}, which is in the slowdown ratio. So little may be the page that draws, other programs, or a core that changes its pace: which, cannot be told.`,
    }
  return {
    state: 'ok',
    value: Math.max(0, 1 - (evidence.inWorkers ?? 1)),
    limit,
    reason: 'Neither a quiet worker nor those under load say that the direct call was timed wrongly.',
  }
}

/** A smaller share of the service time need not be taken off. */
const STAMPS_SHARE = 0.1

/** What of the mean service time is the function, and what its stamps. */
export const judgeStampCost = ({ serviceUs, stampCost }: Evidence): Judged => {
  if (serviceUs === null || stampCost === null)
    return {
      state: 'ok',
      value: 0,
      limit: STAMPS_SHARE,
      reason: 'Too few calls so far to set beside their stamps.',
    }
  const { meanUs, errorUs } = stampCost
  const value = meanUs / serviceUs
  const net = serviceUs - meanUs
  if (value <= STAMPS_SHARE)
    return {
      state: 'ok',
      value,
      limit: STAMPS_SHARE,
      reason: `Stamps are ${formatDuration(meanUs)} of a mean service time of ${formatDuration(serviceUs)}.`,
    }
  const isResolved = net > 2 * errorUs
  return {
    state: isResolved ? 'ok' : 'warn',
    value,
    limit: STAMPS_SHARE,
    reason: isResolved
      ? `Of a mean service time of ${formatDuration(serviceUs)}, stamping a lone call takes ${formatDuration(meanUs)} (± ${formatDuration(errorUs)}): without it the function took ${formatDuration(net)}.`
      : `The mean service time of ${formatDuration(serviceUs)} is no more than what stamping a lone call takes, ${formatDuration(meanUs)} (± ${formatDuration(errorUs)}): what the function took in workers cannot be resolved.`,
  }
}

/** Whether the clock can time a call. */
export const judgeClockStep = ({ resolutionUs }: Evidence, isTooCoarse: boolean): Judged => {
  return {
    state: isTooCoarse ? 'fail' : 'ok',
    value: resolutionUs,
    limit: 5000,
    reason: isTooCoarse
      ? `The clock goes in steps of ${formatDuration(resolutionUs)}: no call, nor the direct call, can be timed by it, so calls are only counted. Firefox does this where it resists fingerprinting.`
      : 'The clock’s steps are short enough to time calls, singly or on average.',
  }
}
