import { callRepeatedly, type Repeatable } from '../compute/repeat'
import type { Workload } from '../workload'
import { spinUntil, WakeLead } from './wake-lead'

/** Whether this thread may block, and has shared memory to block on. */
const canBlock = (): boolean => {
  if (typeof SharedArrayBuffer === 'undefined') return false
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0)
    return true
  } catch {
    return false
  }
}

const blockingSleep = () => {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  const lead = new WakeLead()
  return (us: number) => {
    const spanMs = us / 1000
    const askedMs = spanMs - lead.of(spanMs)
    const start = performance.now()
    Atomics.wait(cell, 0, 0, askedMs)
    lead.note(performance.now() - start - askedMs)
    spinUntil(start + spanMs)
  }
}
const timerSleep = () => (us: number) => new Promise<void>((done) => setTimeout(done, us / 1000))

/**
 * Waits `us` µs and uses hardly any core: blocks where the thread may block, and is awake for the last moment; else a
 * timer, which browsers clamp to whole milliseconds.
 */
export const createSleep = (): ((us: number) => Promise<void> | void) =>
  canBlock() ? blockingSleep() : timerSleep()

/** Sleep of a wanted time. */
export const sleepWorkload = (serviceUs: number, sleep = createSleep()): Workload => ({
  method: 'sleep',
  argsOf: () => [serviceUs],
  isRight: (_n, value) => value === undefined,
  isRightAfter: (_times, value) => value === undefined,
  runDirectly: async (times) => {
    await callRepeatedly(sleep as Repeatable, [serviceUs], times)
  },
  predictedUs: null,
})
