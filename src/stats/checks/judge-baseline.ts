import type { Disparity } from '../../domain/snapshot'
import { formatDuration, formatRounded, formatShare } from '../../domain/text'
import { DISPARITY_LIMIT } from '../baseline-disparity'
import type { Evidence, Judgement } from './evidence'

const times = (factor: number): string => `${formatRounded(factor)} times`

const CAUSES: Readonly<Record<Disparity['cause'], (found: Disparity) => string>> = {
  'other-programs': ({ spread }) =>
    `Batches of the same calls differ among themselves, the middle one by ${formatShare(spread - 1)} from the quickest: other programs kept a thread from its core. Run again when they are done.`,
  'slower-code': ({ factor }) =>
    `Each thread keeps to its time, so it is no other program: the engine runs slower code on ${factor > 1 ? 'the caller’s thread' : 'the worker’s'}, or that has a slower core.`,
  'other-work': () => 'The worker’s result is not that of the calls it was asked for: it did other work.',
}

const DIRECTION = (factor: number) => (factor > 1 ? 'too low' : 'too high')

const judgeDisparity = (found: Disparity): Judgement => ({
  state: 'fail',
  value: Math.abs(1 - Math.min(found.factor, 1 / found.factor)),
  limit: DISPARITY_LIMIT,
  reason: `Measured again and again, the direct call took ${times(found.factor)} what the same call took in a quiet worker. ${CAUSES[found.cause](found)} Slowdown ratios come out ${DIRECTION(found.factor)}.`,
})

/** Threads that this run keeps busy at the same time: with one call at a time, one. */
const threadsBusyOf = ({ settings }: Evidence): number => {
  const { workers, demand, mode, inFlight, batch } = settings
  const isOneAtATime = mode === 'closed' && demand === 1 && inFlight === 1 && batch === 1
  return isOneAtATime ? 1 : workers + 1
}

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

/** Whether the time of a call in workers could be as long as the direct call: nothing of this run stands against it. */
const hasCoresEnough = (evidence: Evidence): boolean => {
  const { cores, settings } = evidence
  if (settings.lock !== 'none' || settings.nesting > 1 || settings.backgroundRate > 0) return false
  return cores !== null && threadsBusyOf(evidence) < cores
}

/**
 * The same function takes the same time directly and in a worker, while nobody else wants the cores. Under load it may
 * take more where this run has more threads than cores, and never less, as noise only adds.
 */
export const judgeBaseline = (evidence: Evidence): Judgement => {
  const { disparity, inWorkers } = evidence
  if (disparity) return judgeDisparity(disparity)
  const less = inWorkers === null ? 0 : Math.max(0, 1 - inWorkers)
  if (inWorkers !== null && less > DISPARITY_LIMIT)
    return {
      state: 'fail',
      value: less,
      limit: DISPARITY_LIMIT,
      reason: `In workers the function took ${formatShare(less)} less under load than the direct call, which was timed while others kept the cores busy, or on a slower one: slowdown ratios come out too low. Run again.`,
    }
  const factor = withoutStamps(evidence)
  const more = factor === null ? 0 : factor - 1
  if (factor !== null && more > DISPARITY_LIMIT && hasCoresEnough(evidence))
    return {
      state: 'fail',
      value: more,
      limit: DISPARITY_LIMIT,
      reason: `In workers the function took ${times(factor)} the direct call, which a quiet worker did not, and this run has a core for each of its threads: other programs took the cores while it went on. Slowdown ratios come out too high. Run again when they are done.`,
    }
  return {
    state: 'ok',
    value: less,
    limit: DISPARITY_LIMIT,
    reason: 'Neither a quiet worker nor those under load say that the direct call was timed wrongly.',
  }
}

/** A smaller share of the service time need not be taken off. */
const STAMPS_SHARE = 0.1

/** What of the mean service time is the function, and what its stamps. */
export const judgeStampCost = ({ serviceUs, stampCost }: Evidence): Judgement => {
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

/** What the fit may be off by. */
const FIT_LIMIT = 0.1

/** Whether the kernel takes the time that was asked for. */
export const judgeKernel = ({ directUs, settings }: Evidence): Judgement => {
  const off = directUs === null ? 0 : Math.abs(directUs / settings.serviceUs - 1)
  const isWell = off <= FIT_LIMIT
  return {
    state: isWell ? 'ok' : 'warn',
    value: off,
    limit: FIT_LIMIT,
    reason: isWell
      ? 'The direct call takes the service time that was asked for, within 10 %.'
      : `The direct call takes ${formatDuration(directUs ?? 0)}, and ${formatDuration(settings.serviceUs)} were asked for: the kernel was fitted while others kept the core busy, or one of its steps takes longer than that. Ratios are to the time that it takes.`,
  }
}

/** Whether the clock can time a call. */
export const judgeClockStep = ({ resolutionUs }: Evidence, isTooCoarse: boolean): Judgement => {
  return {
    state: isTooCoarse ? 'fail' : 'ok',
    value: resolutionUs,
    limit: 5000,
    reason: isTooCoarse
      ? `The clock goes in steps of ${formatDuration(resolutionUs)}: no call, nor the direct call, can be timed by it, so calls are only counted. Firefox does this where it resists fingerprinting.`
      : 'The clock’s steps are short enough to time calls, singly or on average.',
  }
}
