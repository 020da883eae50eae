import type { DataCost } from '../../domain/report'
import { byteSizeOf } from '../../own/arguments/byte-size'
import type { Pool } from '../../pool/index'
import type { WorkerClock } from '../../stats/clocks/clock-verdict'
import { withPayload } from '../../workloads/payload'
import type { Workload } from '../../workloads/workload'
import { measureCopy } from '../baseline/copy-cost'
import type { Direct } from '../baseline/direct'
import { measureClocksFirst } from '../clocks/run-clocks'
import type { ParallelismProbe } from '../parallelism/parallelism-probe'
import type { OwnRun } from './own-run'
import type { RunContext } from './run-context'

/** What is known of a run before its demand begins. */
export interface Known {
  readonly workload: Workload
  readonly clocks: readonly WorkerClock[]
  readonly data: DataCost | null
}

interface Parts {
  readonly direct: Direct
  readonly probe: ParallelismProbe
  readonly own: OwnRun | null
}

/** What the data of a call cost this thread, while it is quiet. */
const dataCostOf = (
  { host, settings, environment }: RunContext,
  own: OwnRun | null,
  function_: Workload,
): DataCost => {
  const workload = withPayload(function_, settings)
  const sizes = own?.sizes ?? { argumentBytes: byteSizeOf(workload.argsOf(1)), resultBytes: null }
  return { ...sizes, copyUs: measureCopy(workload, host.clock, environment.clockResolutionUs) }
}

/**
 * What must be known before demand begins, while workers have nothing else to do. Nothing is measured of a run that has
 * been stopped.
 * @param fitted the function, as it was fitted on the caller's thread
 */
export const measureBefore = async (
  state: RunContext,
  pool: Pool<object>,
  fitted: Workload,
  { direct, probe, own }: Parts,
): Promise<Known> => {
  if (state.isStopped) return { workload: fitted, clocks: [], data: null }
  const ended = state.end.promise
  const { clocks, ...known } = await measureClocksFirst(state.host, pool, state.environment, ended)
  state.learn(known)
  const workload = await direct.measureInWorker(pool, state.settings, fitted, ended)
  state.learn({ parallelism: await probe.measure(state.environment.cores, ended) })
  return { workload, clocks, data: dataCostOf(state, own, workload) }
}
