import { type Instant, later, spanBetween } from '../domain/time'
import { gapsOf } from './arrivals'
import type { DemandSettings, StartDemand } from './driver'

/** Arrivals submitted in one go when the generator is behind; the rest follow after a turn of the event loop. */
const CALLS_PER_TURN = 10_000

const rateOf = ({ demand, ratePerSecond }: DemandSettings) => demand * ratePerSecond

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
  let roundSize = initial.demand * initial.callsPerCaller
  let next: Instant = later(clock.now(), gap(rateOf(initial)))

  const endOpenRound = async () => {
    if ((await endRound()) === 'stop') isStopped = true
  }

  const settleOne = () => {
    settled += 1
    if (settled < roundSize || isStopped) return
    settled = 0
    roundSize = settings.demand * settings.callsPerCaller
    endOpenRound().catch(fail)
  }

  /**
   * The schedule begins anew. Hours of arrivals may be missing: they are not drawn one by one, so that of random ones
   * the number is the one to be expected.
   */
  const reanchor = (at: Instant) => {
    const rate = rateOf(settings)
    skipped(Math.ceil((spanBetween(next, at) * rate) / 1000))
    next = later(at, gap(rate))
  }

  /** Submits what is due. @returns whether more is due already */
  const submitDue = (): boolean => {
    // Asked before what is not to be made up for: of a thread held up in between, the other way round would make it.
    const now = clock.now()
    const anchor = notBefore()
    if (next < anchor) reanchor(anchor)
    for (let count = 0; next <= now; count += 1) {
      if (count === CALLS_PER_TURN) return true
      const scheduledAt = next
      next = later(next, gap(rateOf(settings)))
      submit(scheduledAt, settleOne)
    }
    return false
  }

  const generate = async () => {
    while (!isStopped) {
      if (submitDue()) await waiting.turn()
      else await waiting.sleep(spanBetween(clock.now(), next))
    }
  }

  generate().catch(fail)
  return {
    update: (changed) => {
      const { arrivals, demand, ratePerSecond } = settings
      settings = changed
      if (changed.arrivals !== arrivals) gap = gapsOf(changed.arrivals, changed.seed)
      if (rateOf(changed) === demand * ratePerSecond && changed.arrivals === arrivals) return
      // The arrival that was due next belongs to the old rate: from one a second, the wait could be long.
      const redrawn = later(clock.now(), gap(rateOf(changed)))
      next = redrawn < next ? redrawn : next
      waiting.wake()
    },
    stop: () => {
      isStopped = true
      waiting.wake()
    },
    roundFraction: () => settled / roundSize,
  }
}
