import type { PoolTime } from '../../time.js'

/** A timer later than that, ms, waited for something that held its thread: a long task, as browsers count. */
const HELD_UP_MS = 50

/**
 * Calls `onOver` after `ms`. A thread that was held up meanwhile heard nothing: what came lies behind the timer, and
 * is given the time that was lost.
 * @returns what calls it off
 */
export const limitStart = (time: PoolTime, ms: number, onOver: () => void): (() => void) => {
  const due = time.now() + ms
  let stop = time.schedule(ms, () => {
    const lateMs = time.now() - due
    if (lateMs < HELD_UP_MS) onOver()
    else stop = limitStart(time, Math.min(lateMs, ms), onOver)
  })
  return () => stop()
}
