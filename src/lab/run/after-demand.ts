import { isTimedAgain } from '../../stats/checks/judges/judge-baseline'
import type { OtherRuns } from '../../surroundings/other-runs'
import type { Direct } from '../baseline/direct'
import type { CallMaker } from '../calls/call-maker'
import { measureClocksLast } from '../clocks/run-clocks'
import type { ParallelismProbe } from '../parallelism/parallelism-probe'
import { evidenceOf } from '../results/evidence'
import type { Moment } from '../results/queue-now'
import type { RunContext } from './run-context'
import type { Pools } from './workers/pools'

/** What a run that ends leaves calls in flight, besides their service time; then they are cancelled. */
const GRACE_MS = 2000
/** Nothing ends a run that is at its end. */
const NEVER = new Promise<never>(() => undefined)

/** Cancels what waits; what is in flight finishes, within limits. */
export const drainWithin = async ({ host, settings }: RunContext, pools: Pools): Promise<void> => {
  const graceMs = GRACE_MS + (2 * settings.serviceUs) / 1000
  const cancelForce = host.after(graceMs, () => void pools.close({ force: true }))
  await pools.drain()
  cancelForce()
}

interface Parts {
  readonly pools: Pools
  readonly callMaker: CallMaker
  readonly direct: Direct
  readonly probe: ParallelismProbe
  readonly otherRuns: OtherRuns
}

/** Where calls told otherwise than the direct call, that is timed once more: the cause may show. */
const timeAgain = async (
  state: RunContext,
  { pools, callMaker, direct }: Parts,
  { now }: Moment,
): Promise<void> => {
  const { counts } = callMaker.conservation.balance()
  if (!isTimedAgain(evidenceOf(callMaker, counts, now, state.environment))) return
  const after = await direct.again(callMaker.workload, callMaker.baseline.syncUs, pools.main)
  if (after) state.learn(after)
}

/** What was measured before demand is measured again, while the workers are still there. */
export const measureAfter = async (state: RunContext, parts: Parts, moment: Moment): Promise<void> => {
  const { pools, callMaker, probe, otherRuns } = parts
  callMaker.lastClocks = await measureClocksLast(state.host, pools.main, state.environment)
  // Known when the probe is done: the end must not wait for it.
  void otherRuns.lookNow()
  const { parallelism = null, cores } = state.environment
  const parallelismAfter = await probe.again(parallelism, cores, NEVER)
  state.learn({ parallelismAfter, otherRuns: otherRuns.most })
  await timeAgain(state, parts, moment)
}
