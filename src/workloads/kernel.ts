import { type Clock, latencyBetween, type Micros, micros } from '../domain/time'
import { applyJump, iterate, jumpOf } from './lcg'
import { ChecksumError, type Workload } from './workload'

/** What the kernel runs in a worker and on the caller's thread: `steps` dependent steps from `x`. */
export const kernel = iterate

/** How long the kernel takes on this thread: cost(steps) = overhead + steps × step. */
export interface KernelCost {
  readonly stepUs: Micros
  readonly overheadUs: Micros
}

/** A timing must last this long for the clock's step not to matter, µs; and this often, to find a quiet one. */
const TIMING_US = 2000
const TIMINGS = 3
const AGREEMENT = 0.05
const MOST_ESTIMATES = 6
/** Code counts as optimised when it has not become quicker for so long, ms. */
const WARM_MS = 25
/** Steps of a call short enough for the call itself to weigh. */
const SHORT_STEPS = 100
const LONG_STEPS = 100 * SHORT_STEPS
/** Long calls between two looks at the clock while warming up. */
const WARM_CALLS = 10

/** Called through a table, so that no compiler sees which function the loop calls. */
const FUNCTIONS = { kernel }

const runChain = (steps: number, times: number): number => {
  let x = 1
  for (let i = 0; i < times; i += 1) x = FUNCTIONS.kernel(x, steps)
  return x
}

/** Time of one call of `steps` steps: the quickest of several timings, each of many calls. */
const timeOne = (clock: Clock, steps: number): Micros => {
  let best = Number.POSITIVE_INFINITY
  for (let times = 1, timing = 0; timing < TIMINGS; ) {
    const start = clock.now()
    runChain(steps, times)
    const elapsed = latencyBetween(start, clock.now())
    if (elapsed < TIMING_US) {
      times *= 2
    } else {
      best = Math.min(best, elapsed / times)
      timing += 1
    }
  }
  return micros(best)
}

/**
 * Runs the kernel until the engine has optimised it, which it does on a thread of its own, late on a busy machine: two
 * estimates in code that is not optimised agree as well, and are both wrong.
 */
const warmUp = (clock: Clock): void => {
  let best = Number.POSITIVE_INFINITY
  let bestAt = clock.now()
  for (let now = bestAt; now - bestAt < WARM_MS; ) {
    const start = now
    runChain(LONG_STEPS, WARM_CALLS)
    now = clock.now()
    if (now - start < best * (1 - AGREEMENT)) {
      best = now - start
      bestAt = now
    }
  }
}

const estimateCost = (clock: Clock): KernelCost => {
  const longUs = timeOne(clock, LONG_STEPS)
  const shortUs = timeOne(clock, SHORT_STEPS)
  const stepUs = Math.max((longUs - shortUs) / (LONG_STEPS - SHORT_STEPS), 1e-5)
  return { stepUs: micros(stepUs), overheadUs: micros(Math.max(0, shortUs - SHORT_STEPS * stepUs)) }
}

/**
 * Measures the kernel on this thread; takes some 80 ms. Repeated until two estimates agree: neighbours can be busy.
 */
export const calibrateKernel = (clock: Clock): KernelCost => {
  warmUp(clock)
  let cost = estimateCost(clock)
  for (let estimates = 1; estimates < MOST_ESTIMATES; estimates += 1) {
    const next = estimateCost(clock)
    const hasSettled = Math.abs(next.stepUs / cost.stepUs - 1) <= AGREEMENT
    cost = next
    if (hasSettled) break
  }
  return cost
}

/** The same cost, were everything `factor` times as slow. */
export const scaledCost = ({ stepUs, overheadUs }: KernelCost, factor: number): KernelCost => ({
  stepUs: micros(stepUs * factor),
  overheadUs: micros(overheadUs * factor),
})

/** The kernel of a wanted service time: keeps a core busy and returns a checksum. */
export const kernelWorkload = (serviceUs: number, { stepUs, overheadUs }: KernelCost): Workload => {
  const steps = Math.max(1, Math.round((serviceUs - overheadUs) / stepUs))
  const jump = jumpOf(steps)
  return {
    method: 'kernel',
    argsOf: (n) => [n, steps],
    isRight: (n, value) => value === applyJump(n, jump),
    runDirectly: (times) => {
      if (runChain(steps, times) !== applyJump(1, jumpOf(steps * times))) throw new ChecksumError('kernel')
    },
    predictedUs: micros(overheadUs + steps * stepUs),
  }
}
