import { type Instant, instant, later, millis, spanBetween } from '../domain/time'
import { gapsOf } from './arrivals'
import type { DemandSettings, StartDemand } from './driver'

/** Arrivals submitted in one go when the generator is behind; the rest follow after a turn of the event loop. */
const CALLS_PER_TURN = 10_000

/** At the longest the generator sleeps so long, ms: where none is to come, no timer could wait for it. */
const LONGEST_SLEEP = millis(60_000)
const NEVER = instant(Number.POSITIVE_INFINITY)

const rateOf = ({ demand, ratePerSecond }: DemandSettings) => demand * ratePerSecond
const roundSizeOf = ({ demand, callsPerCaller }: DemandSettings) => Math.max(1, demand * callsPerCaller)

/**
 * Open demand: calls arrive at `demand` × `ratePerSecond`, whether or not earlier ones have returned.
 * Each is submitted with the instant it was scheduled for, so that a generator that falls behind shows as
 * latency instead of hiding it (coordinated omission; G. Tene, wrk2).
 * But what came due while the page was away, or the machine slept, nobody called for: the schedule begins anew then.
 * A round is `demand` × `callsPerCaller` calls settled.
 */
export const startOpen: StartDemand = (
  { clock, waiting, submit, endRound, notBefore, skipped },
  initial,
  fail,
) => {
  let settings: DemandSettings = initial
  let gap = gapsOf(initial.arrivals, initial.seed)
  let isStopped = false
  let settled = 0
  let roundSize = roundSizeOf(initial)
  /** The arrival that follows one at a moment. */
  const after = (at: Instant): Instant => {
    const rate = rateOf(settings)
    return rate > 0 ? later(at, gap(rate)) : NEVER
  }
  let next: Instant = after(clock.now())

  const endOpenRound = async () => {
    if ((await endRound()) === 'stop') isStopped = true
  }

  const settleOne = () => {
    settled += 1
    if (settled < roundSize || isStopped) return
    settled = 0
    roundSize = roundSizeOf(settings)
    endOpenRound().catch(fail)
  }

  /**
   * The schedule begins anew. Hours of arrivals may be missing: they are not drawn one by one, so that of random ones
   * the number is the one to be expected.
   */
  const reanchor = (at: Instant) => {
    const rate = rateOf(settings)
    skipped(Math.floor((spanBetween(next, at) * rate) / 1000) + 1)
    next = after(at)
  }

  /**
   * The arrival that was due next, at the new rate. What is left of its gap is as much longer or shorter as the rate
   * is lower or higher: drawn anew at every step of a ramp, arrivals would come too soon or too late.
   */
  const moved = (before: number, isSameProcess: boolean): Instant => {
    const [now, rate] = [clock.now(), rateOf(settings)]
    if (next <= now) return next
    if (rate === 0) return NEVER
    if (before === 0 || !isSameProcess) return after(now)
    return later(now, millis((spanBetween(now, next) * before) / rate))
  }

  /** Submits what is due. @returns whether more is due already */
  const submitDue = (): boolean => {
    // Asked before what is not to be made up for: of a thread held up in between, the other way round would make it.
    const now = clock.now()
    const anchor = notBefore()
    // A generator that wakes on the dot looks at the very instant at which one is due.
    if (next <= anchor) reanchor(anchor)
    for (let count = 0; next <= now; count += 1) {
      if (count === CALLS_PER_TURN) return true
      const scheduledAt = next
      next = after(next)
      submit(scheduledAt, settleOne)
    }
    return false
  }

  const generate = async () => {
    while (!isStopped) {
      if (submitDue()) await waiting.turn()
      else await waiting.sleep(millis(Math.min(LONGEST_SLEEP, spanBetween(clock.now(), next))))
    }
  }

  generate().catch(fail)
  return {
    update: (changed) => {
      const [before, wasOf] = [rateOf(settings), settings.arrivals]
      settings = changed
      const rate = rateOf(changed)
      if (changed.arrivals !== wasOf) gap = gapsOf(changed.arrivals, changed.seed)
      if (rate === before && changed.arrivals === wasOf) return
      next = moved(before, changed.arrivals === wasOf)
      waiting.wake()
    },
    stop: () => {
      isStopped = true
      waiting.wake()
    },
    roundFraction: () => settled / roundSize,
  }
}
