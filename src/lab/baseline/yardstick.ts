import type { Yardsticks } from '../../domain/snapshot'
import { type Micros, micros } from '../../domain/time'
import type { Pool } from '../../pool/index'
import type { Workload } from '../../workloads/workload'
import type { Host } from '../host/host'

/** A worker that has not answered by then holds nobody up, ms. */
const PATIENCE_MS = 500

/** What a worker answered, which may be anything. */
const microsOf = (value: unknown): Micros | null =>
  typeof value === 'number' && value > 0 && Number.isFinite(value) ? micros(value) : null

/** Work of the engine's own in one worker; null where there is none that answers. */
const inWorker = (pool: Pool<object>, resolutionUs: Micros): Promise<Micros | null> =>
  new Promise((resolve) => {
    const [worker] = pool.workers()
    if (worker === undefined) {
      resolve(null)
      return
    }
    const settle = (outcome: string, value: unknown) =>
      resolve(outcome === 'completed' ? microsOf(value) : null)
    const args = [resolutionUs]
    pool.submit({ method: 'yardstick', args, worker, timeoutMs: PATIENCE_MS, submittedAt: 0, settle })
  })

/** Work of the engine's own on the thread on which `workload` is called directly. */
export const yardstickBeside = async (
  workload: Workload,
  host: Pick<Host, 'yardstick'>,
  resolutionUs: Micros,
): Promise<Micros | null> =>
  workload.yardstick ? microsOf(await workload.yardstick(resolutionUs)) : host.yardstick(resolutionUs)

/** The same on that thread and, after it, in one worker. */
export const compareYardsticks = async (
  workload: Workload,
  host: Pick<Host, 'yardstick'>,
  pool: Pool<object>,
  resolutionUs: Micros,
): Promise<Yardsticks> => {
  const callerUs = await yardstickBeside(workload, host, resolutionUs)
  return { callerUs, workerUs: callerUs === null ? null : await inWorker(pool, resolutionUs) }
}

/** How many times as long it takes on the one as on the other; null where one is not known. */
export const paceOf = ({ callerUs, workerUs }: Yardsticks): number | null =>
  callerUs === null || workerUs === null ? null : callerUs / workerUs
