import { DEFAULTS } from '../../../src/domain/settings/settings'
import { instant, micros } from '../../../src/domain/time'
import { CallMaker } from '../../../src/lab/calls/call-maker'
import { createPool, type WorkerLike } from '../../../src/pool/index'
import { kernelWorkload } from '../../../src/workloads/compute/kernel'

const CALLS = 1_000_000
const SLICE = 10_000

/** A worker that never says it is ready: whatever is called stays in the queue. */
const silentWorker = (): WorkerLike => {
  const nothing = () => undefined
  return { postMessage: nothing, addEventListener: nothing, removeEventListener: nothing, terminate: nothing }
}

const idlePool = () => createPool<object>(silentWorker, { workers: 1, startTimeoutMs: 600_000 })

const clock = { now: () => instant(performance.now()), timeOrigin: performance.timeOrigin }
const baseline = { syncUs: micros(0.4), repeatsUs: [], source: 'derived', workerUs: null } as const

/** Ways to put a call in the queue: as the lab does, and with a promise as a user of the pool does. */
const WAYS = {
  lab: () => {
    const pool = idlePool()
    const workload = kernelWorkload(0.4, { stepUs: micros(0.001), overheadUs: micros(0) })
    const callMaker = new CallMaker(pool, clock, DEFAULTS, workload, baseline, () => undefined)
    const nothing = () => undefined
    return { pool, enqueue: () => callMaker.submit(null, nothing) }
  },
  promise: () => {
    const pool = createPool<{ kernel: (x: number) => number }>(silentWorker, {
      workers: 1,
      startTimeoutMs: 600_000,
    })
    return { pool, enqueue: () => void pool.call('kernel', [1]) }
  },
}
export type Way = keyof typeof WAYS

const kept: unknown[] = []

/** The first calls of a page run unoptimised code, which would flatter the last: these come before them. */
const WARM_UP_CALLS = 100_000

/** Queues a million calls and keeps them. @returns ms for each slice of 10,000 */
export const queueMillion = (way: Way): readonly number[] => {
  const warmUp = WAYS[way]()
  for (let i = 0; i < WARM_UP_CALLS; i += 1) warmUp.enqueue()
  const { pool, enqueue } = WAYS[way]()
  kept.push(pool)
  const slices: number[] = []
  for (let queued = 0; queued < CALLS; queued += SLICE) {
    const start = performance.now()
    for (let i = 0; i < SLICE; i += 1) enqueue()
    slices.push(performance.now() - start)
  }
  return slices
}

/** Lets go of what `queueMillion` kept. */
export const forgetMillion = (): void => {
  kept.length = 0
}
