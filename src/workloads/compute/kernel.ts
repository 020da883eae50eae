import { type Clock, latencyBetween, type Micros, micros } from '../../domain/time'
import { ChecksumError, type Workload } from '../workload'
import { applyJump, iterate, jumpOf } from './lcg'
import { callRepeatedly, type Repeatable } from './repeat'

/** What the kernel runs in a worker and on the caller's thread: `steps` dependent steps from `x`. */
export const kernel = iterate

/** How long the kernel takes on this thread: cost(steps) = overhead + steps × step. */
export interface KernelCost {
  readonly stepUs: Micros
  readonly overheadUs: Micros
}

/** A timing must last this long, µs, and this many steps of the clock; and be made this often, to find a quiet one. */
const TIMING_US = 1000
const TIMING_STEPS = 100
const TIMINGS = 3
/** A clock with steps longer than this cannot be waited for so long, µs: a few steps must do. */
const LONG_STEP_US = 5000
const TIMING_LONG_STEPS = 3
const AGREEMENT = 0.05
const MOST_ESTIMATES = 8
/** Code counts as optimised when it has not become quicker for so long, ms, and in so many batches of calls. */
const WARM_MS = 25
const WARM_BATCHES = 20
/** Calls before which nothing is concluded, be the thread as slow as it may, ms. */
const LONGEST_WARM_UP_MS = 600
/** Time after which the event loop has a turn: a thread that calibrates must hear that it is to stop, ms. */
const TURN_MS = 40
/** Steps of a call short enough for the call itself to weigh. */
const SHORT_STEPS = 100
const LONG_STEPS = 100 * SHORT_STEPS
/** Long calls between two looks at the clock while warming up. */
const WARM_CALLS = 10

/** The kernel as it is called on the caller's thread; the workers' `repeat` calls it in the same way. */
const runKernel = (steps: number, times: number): unknown =>
  callRepeatedly(kernel as Repeatable, [1, steps], times)

/** What calibrating needs of the thread. */
export interface Calibrating {
  readonly clock: Pick<Clock, 'now'>
  /** Lets the event loop turn. */
  readonly turn: () => Promise<void>
  /** Once true, what has been measured must do. */
  readonly isOver: () => boolean
  readonly resolutionUs: Micros
}

/**
 * Time of one call of `steps` steps: the quickest of several timings, each of many calls.
 * @returns null where it was over before one of them was long enough for the clock
 */
const timeOne = async (
  { clock, turn, isOver, resolutionUs }: Calibrating,
  steps: number,
): Promise<Micros | null> => {
  const isLong = resolutionUs > LONG_STEP_US
  const enoughUs = isLong
    ? TIMING_LONG_STEPS * resolutionUs
    : Math.max(TIMING_US, TIMING_STEPS * resolutionUs)
  const timings = isLong ? 1 : TIMINGS
  let best = Number.POSITIVE_INFINITY
  let turnedAt = clock.now()
  for (let times = 1, timing = 0; timing < timings; ) {
    const start = clock.now()
    runKernel(steps, times)
    const end = clock.now()
    const elapsed = latencyBetween(start, end)
    if (elapsed >= enoughUs) {
      best = Math.min(best, elapsed / times)
      timing += 1
    } else times *= 2
    if (isOver()) break
    if (end - turnedAt > TURN_MS) {
      await turn()
      turnedAt = clock.now()
    }
  }
  return Number.isFinite(best) ? micros(best) : null
}

/**
 * Runs the kernel until the engine has optimised it, which it does on a thread of its own, late on a busy machine: two
 * estimates in code that is not optimised agree as well, and are both wrong. The test is the same in every engine:
 * the quickest of many batches has not become quicker.
 */
const warmUp = async ({ clock, turn, isOver }: Calibrating): Promise<void> => {
  const begun = clock.now()
  let [best, bestAt, batches, turnedAt] = [Number.POSITIVE_INFINITY, begun, 0, begun]
  for (let now = begun; now - begun < LONGEST_WARM_UP_MS && !isOver(); ) {
    const start = clock.now()
    runKernel(LONG_STEPS, WARM_CALLS)
    now = clock.now()
    batches += 1
    if (now - start < best * (1 - AGREEMENT)) {
      best = now - start
      bestAt = now
      batches = 0
    }
    if (now - bestAt >= WARM_MS && batches >= WARM_BATCHES) return
    if (now - turnedAt > TURN_MS) {
      await turn()
      turnedAt = clock.now()
    }
  }
}

const estimateCost = async (thread: Calibrating): Promise<KernelCost | null> => {
  const longUs = await timeOne(thread, LONG_STEPS)
  const shortUs = await timeOne(thread, SHORT_STEPS)
  if (longUs === null || shortUs === null) return null
  const stepUs = Math.max((longUs - shortUs) / (LONG_STEPS - SHORT_STEPS), 1e-5)
  return { stepUs: micros(stepUs), overheadUs: micros(Math.max(0, shortUs - SHORT_STEPS * stepUs)) }
}

/**
 * Measures the kernel on this thread; takes some 50 ms. Repeated until the two quickest estimates agree, as neighbours
 * can be busy, and noise only adds.
 * @returns null where it was over before anything was measured
 */
export const calibrateKernel = async (thread: Calibrating): Promise<KernelCost | null> => {
  // Its timings are long enough to warm up by themselves.
  if (thread.resolutionUs > LONG_STEP_US) return estimateCost(thread)
  await warmUp(thread)
  let best = await estimateCost(thread)
  for (let estimates = 1; estimates < MOST_ESTIMATES && !thread.isOver(); estimates += 1) {
    await thread.turn()
    const next = await estimateCost(thread)
    if (best === null || next === null) break
    const [quick, slow] = next.stepUs < best.stepUs ? [next, best] : [best, next]
    best = quick
    if (slow.stepUs <= quick.stepUs * (1 + AGREEMENT)) break
  }
  return best
}

/** What a kernel is taken to cost where nothing was measured. */
export const UNMEASURED_COST: KernelCost = { stepUs: micros(0.001), overheadUs: micros(0.05) }

/** The same cost, were everything `factor` times as slow. */
export const scaledCost = ({ stepUs, overheadUs }: KernelCost, factor: number): KernelCost => ({
  stepUs: micros(stepUs * factor),
  overheadUs: micros(overheadUs * factor),
})

/** The kernel of a wanted service time: keeps a core busy and returns a checksum. */
export const kernelWorkload = (serviceUs: number, { stepUs, overheadUs }: KernelCost): Workload => {
  const steps = Math.max(1, Math.round((serviceUs - overheadUs) / stepUs))
  const jump = jumpOf(steps)
  const isRightAfter = (times: number, value: unknown) => value === applyJump(1, jumpOf(steps * times))
  return {
    method: 'kernel',
    argsOf: (n) => [n, steps],
    isRight: (n, value) => value === applyJump(n, jump),
    isRightAfter,
    runDirectly: (times) => {
      if (!isRightAfter(times, runKernel(steps, times))) throw new ChecksumError('kernel')
    },
    predictedUs: micros(overheadUs + steps * stepUs),
  }
}
