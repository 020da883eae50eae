import { type Clock, latencyBetween, type Micros, micros } from '../../domain/time'
import type { Workload } from '../../workloads/workload'

/** Calls whose arguments are sent, at most, and the time that may take, µs. */
const MOST = 200
const BUDGET_US = 50_000
/** Steps of the clock that the calls together must last for their mean to be known. */
const STEPS = 20

/**
 * What sending the arguments of a call costs the thread that sends them, µs a call: the time inside `postMessage`, apart
 * from the crossing. They are sent to a port that nobody opens.
 * @returns null where the clock is too coarse to tell
 */
export const measureCopy = (
  workload: Workload,
  { now }: Pick<Clock, 'now'>,
  resolutionUs: Micros,
): Micros | null => {
  let [calls, elapsedUs] = [0, 0]
  while (calls < MOST && elapsedUs < BUDGET_US) {
    const { port1, port2 } = new MessageChannel()
    calls += 1
    const args = workload.argsOf(calls)
    const transfer = [...(workload.transferOf?.(calls) ?? [])]
    const begun = now()
    port1.postMessage(args, transfer)
    elapsedUs += latencyBetween(begun, now())
    // What was sent is let go of, not kept until the end.
    port1.close()
    port2.close()
  }
  return elapsedUs < STEPS * resolutionUs ? null : micros(elapsedUs / calls)
}
