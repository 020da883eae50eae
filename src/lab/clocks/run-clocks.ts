import { coarserStep } from '../../domain/figures/clock-step'
import type { Environment, StampCost } from '../../domain/snapshot'
import type { Micros } from '../../domain/time'
import type { Pool } from '../../pool/index'
import type { Ping } from '../../stats/clocks/clock-offset'
import type { WorkerClock } from '../../stats/clocks/clock-verdict'
import { stampCostOf } from '../../stats/clocks/stamp-cost'
import type { Host } from '../host/host'
import { exchangeClocks, measureWorkerResolution } from './clock-exchange'

/** Longest that measuring the workers' clocks may take; a worker that does not answer must not keep a run from beginning. */
const FIRST_MS = 3000
/** The same at the end, when people wait for the report. */
const LAST_MS = 1000

export interface FirstClocks {
  readonly workerClockResolutionUs: Micros | null
  readonly clocks: readonly WorkerClock[]
  readonly stampCost: StampCost | null
}

/** Measures before the run, on quiet threads. @param ended settles when the run ends early, and so does this */
export const measureClocksFirst = async (
  { clock, after }: Host,
  pool: Pool<object>,
  environment: Environment,
  ended: Promise<unknown>,
): Promise<FirstClocks> => {
  const limit = new AbortController()
  const { signal } = limit
  const stopTimer = after(FIRST_MS, () => limit.abort())
  ended.then(
    () => limit.abort(),
    () => limit.abort(),
  )
  const workerClockResolutionUs = await measureWorkerResolution(pool, signal)
  const resolutionUs = coarserStep({ ...environment, workerClockResolutionUs })
  const pings: Ping[] = []
  const heard = (ping: Ping) => void pings.push(ping)
  const clocks = await exchangeClocks(pool, { clock, resolutionUs, signal, isWarm: false, heard })
  stopTimer()
  return { workerClockResolutionUs, clocks, stampCost: stampCostOf(pings) }
}

/** Whether the clocks kept pace is known only when they are measured again, while the workers are still there. */
export const measureClocksLast = async (
  { clock, after }: Host,
  pool: Pool<object>,
  environment: Environment,
): Promise<readonly WorkerClock[]> => {
  const limit = new AbortController()
  const stopTimer = after(LAST_MS, () => limit.abort())
  const resolutionUs = coarserStep(environment)
  const clocks = await exchangeClocks(pool, { clock, resolutionUs, signal: limit.signal, isWarm: true })
  stopTimer()
  return clocks
}
