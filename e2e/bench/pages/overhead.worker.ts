/// Bare Comlink against the pool, on a thread like the lab's own.
import { expose, wrap } from 'comlink'
import { DEFAULTS } from '../../../src/domain/settings/settings'
import { micros } from '../../../src/domain/time'
import { CallMaker } from '../../../src/lab/calls/call-maker'
import { browserHost } from '../../../src/lab/host/browser-host'
import { createPool, type Rules } from '../../../src/pool/index'
import { measureResolution } from '../../../src/workloads/clock/clock-resolution'
import { calibrateKernel, kernelWorkload, UNMEASURED_COST } from '../../../src/workloads/compute/kernel'
import { type Call, interleave } from './callers'

interface Served {
  readonly kernel: (x: number, steps: number) => number
}

const WARM_UP_CALLS = 3000
/** Bare Comlink lets calls pile up in the workers' inboxes; a pool does so too when its window allows. */
const WINDOW = 4

const host = browserHost('own', 'bench')
const { clock } = host
const cost = await calibrateKernel({
  clock,
  turn: host.waiting.turn,
  isOver: () => false,
  resolutionUs: measureResolution(clock),
})
const workload = kernelWorkload(0.4, cost ?? UNMEASURED_COST)
const baseline = { syncUs: micros(0.4), repeatsUs: [], source: 'derived', workerUs: null } as const

/** A pool whose calls are recorded as the lab records them. */
const startRecorded = async (workers: number, rules: Pick<Rules, 'inFlight' | 'batch'>) => {
  let books: CallMaker | null = null
  const pool = createPool<object>(host.spawn, {
    workers,
    ...rules,
    observer: { queueLength: (length, at) => books?.recorder.queueLength(length, at) },
  })
  await pool.resize(workers)
  const callMaker = new CallMaker(pool, clock, DEFAULTS, workload, baseline, (error) => {
    throw error
  })
  books = callMaker
  return { pool, callMaker }
}

const spawnBare = async () => {
  const worker = new Worker(new URL('./bare.worker.ts', import.meta.url), { type: 'module' })
  await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }))
  return { worker, remote: wrap<Served>(worker) }
}

const measure = async (callers: number, workers: number, calls: number, rounds: number) => {
  const bare = await Promise.all(Array.from({ length: workers }, spawnBare))
  const plainPool = createPool<Served>(host.spawn, { workers, batch: 1 })
  await plainPool.resize(workers)
  const [single, window, batched] = await Promise.all([
    startRecorded(workers, { inFlight: 1, batch: 1 }),
    startRecorded(workers, { inFlight: WINDOW, batch: 1 }),
    startRecorded(workers, { inFlight: 1, batch: 'auto' }),
  ])

  const argsOf = (n: number) => workload.argsOf(n) as [number, number]
  const contenders: Record<string, Call> = {
    'bare Comlink': (n) =>
      bare[n % workers]?.remote.kernel(...argsOf(n)) ?? Promise.reject(new Error('none')),
    'pool, not recorded': (n) => plainPool.call('kernel', argsOf(n)),
    'pool, recorded': () => new Promise<void>((done) => single.callMaker.submit(null, done)),
    [`pool, recorded, inFlight ${WINDOW}`]: () =>
      new Promise<void>((done) => window.callMaker.submit(null, done)),
    'pool, recorded, batch auto': () => new Promise<void>((done) => batched.callMaker.submit(null, done)),
  }
  await interleave(contenders, callers, WARM_UP_CALLS, 2)
  const figures = await interleave(contenders, callers, calls, rounds)
  for (const { worker } of bare) worker.terminate()
  await Promise.all([plainPool.close(), single.pool.close(), window.pool.close(), batched.pool.close()])
  return figures
}

export type MeasureOverhead = typeof measure
expose({ measure })
postMessage('ready')
