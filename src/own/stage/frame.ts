import { createRandom } from '../../demand/random'
import type { OwnFault } from '../../domain/own/own'
import { faultOf } from '../../domain/own/own-fault'
import { CallTimeoutError, type Pool, PoolError, WorkerStartError } from '../../pool/index'
import { OwnFaultError, ownFault, thrownWords } from '../fault'
import { type FirstStep, lateFault, STEPS_AFTER_LOADING } from '../module/first-steps'
import type { OwnModule } from '../module/own-module'
import { DIED } from '../worker/heap-limit'
import { runBlock } from './block/block'
import type { Book } from './block/book'
import type { Pacer } from './block/drive'
import { createPacer } from './block/pacer'
import { timeSteady } from './block/steady'
import { createTasks, createYield } from './block/yielding'
import { loadOwn } from './load-own'
import { lockFrame } from './lock-frame'
import { findStart, startStagePool } from './pools/stage-pools'
import type { StageWorkerApi } from './pools/stage-worker'
import workerScript from './pools/stage-worker?script'
import type {
  BlockAsked,
  ExchangeName,
  Exchanges,
  PoolsAsked,
  Preparing,
  StageAsk,
  StageReply,
  Trial,
  Trying,
} from './protocol'
import { keptBytes } from './watch/heap'
import { createTextBox } from './watch/keys'

/** The stage: a stand-in for the page, in a frame without an origin that the page can end. Runs what the page asks for. */

const now = performance.now.bind(performance)
// Taken before the thread is locked.
const visibility = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState')?.get?.bind(document)
const isHidden = () => visibility?.() === 'hidden'
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const runTask = createTasks()
const yieldNow = createYield(runTask)
const rest = () => new Promise<void>((resolve) => runTask(resolve))
const press = createTextBox()

const pools = new Map<number, Pool<StageWorkerApi>>()
let prepared: { readonly preparing: Preparing; readonly start: () => Worker; readonly pacer: Pacer } | null =
  null
let own: OwnModule | null = null
let book: Book | null = null
let argumentBytes = 0

const poolStart = () => {
  if (!prepared) throw new Error('The stage was asked before it was prepared.')
  return { ...prepared, bookNow: () => book }
}

const prepare = async (preparing: Preparing) => {
  try {
    const fromText = await findStart(preparing.source)
    prepared = { preparing, start: () => fromText(workerScript), pacer: createPacer(fromText) }
    return { isVisible: !isHidden(), obstacle: null }
  } catch (error) {
    return { isVisible: !isHidden(), obstacle: thrownWords(error) }
  }
}

/** What a worker that did not start says of the function. */
const startFault = (error: unknown): OwnFault => {
  if (!(error instanceof WorkerStartError) || error.reason !== 'init-failed')
    return ownFault('setup', `No worker starts for it: ${thrownWords(error)}`)
  return error.cause === undefined
    ? lateFault('load', poolStart().preparing.stepLimitMs)
    : (faultOf(error.cause) ?? ownFault('setup', thrownWords(error.cause)))
}

/** Trying also makes arguments and looks at results, ms. */
const AROUND_MS = 1000

const isFault = (value: unknown): value is OwnFault =>
  typeof value === 'object' && value !== null && 'kind' in value

/** Does something with a worker that holds the function, and ends it. @throws {OwnFaultError} */
const inOneWorker = async <T>(
  isWatched: boolean,
  work: (pool: Pool<StageWorkerApi>) => Promise<T>,
): Promise<T> => {
  const rules = { transport: 'message', batch: 1, isWatched } as const
  const pool = await startStagePool(1, rules, poolStart()).catch((error: unknown) => {
    throw new OwnFaultError(startFault(error))
  })
  try {
    return await work(pool)
  } finally {
    pool.close({ force: true })
  }
}

/** Asks the worker for something that may come to no end. @throws {OwnFaultError} */
const askWorker = async (
  pool: Pool<StageWorkerApi>,
  method: 'step' | 'trial',
  asked: unknown,
  { timeoutMs, step }: { readonly timeoutMs: number; readonly step: FirstStep },
): Promise<unknown> => {
  try {
    const found: unknown = await pool.call(method, [asked] as never[], { timeoutMs })
    if (isFault(found)) throw new OwnFaultError(found)
    return found
  } catch (error) {
    if (error instanceof CallTimeoutError)
      throw new OwnFaultError(lateFault(step, poolStart().preparing.stepLimitMs))
    if (error instanceof PoolError && error.code === 'WORKER_DIED') throw new OwnFaultError(DIED)
    throw error
  }
}

const trial = async (asked: Trying): Promise<Trial> => {
  const { stepLimitMs } = poolStart().preparing
  await inOneWorker(true, async (pool) => {
    for (const step of STEPS_AFTER_LOADING)
      await askWorker(pool, 'step', step, { timeoutMs: stepLimitMs, step })
  })
  const found = await inOneWorker(false, (pool) =>
    askWorker(pool, 'trial', asked, { timeoutMs: asked.ms + stepLimitMs + AROUND_MS, step: 'call' }),
  )
  argumentBytes = (found as Trial).argumentBytes
  return found as Trial
}

/** As long as the page's thread is warmed up, ms. */
const WARM_UP_MS = 400
const WARM_UP_CALLS = 2000

/** Has each worker call the function until it is compiled, as the page's thread has by then. */
const warm = async (pool: Pool<StageWorkerApi>, stepLimitMs: number): Promise<void> => {
  const asked: Trying = { ms: WARM_UP_MS, calls: WARM_UP_CALLS }
  const timeoutMs = WARM_UP_MS + stepLimitMs + AROUND_MS
  await Promise.all(
    pool.workers().map((worker) => pool.call('trial', [asked] as never[], { worker, timeoutMs })),
  )
}

const startPools = async ({ sizes, ...rules }: PoolsAsked) => {
  const start = poolStart()
  for (const size of sizes) {
    const pool = await startStagePool(size, rules, start)
    pools.set(size, pool)
    await warm(pool, start.preparing.stepLimitMs)
  }
  return null
}

/** The function on the stage's own thread: only after it has been tried elsewhere, and all pools have started. */
const onThisThread = async (): Promise<OwnModule> => {
  if (own) return own
  lockFrame()
  own = await loadOwn(poolStart().preparing.source)
  return own
}

const steady = async (asked: Exchanges['steady']['asks']) => {
  const { seed } = poolStart().preparing
  return timeSteady(await onThisThread(), asked, {
    now,
    random: createRandom(seed),
    seed,
    argumentBytes,
    rest,
  })
}

const poolOf = (workers: number) => {
  const pool = pools.get(workers)
  if (!pool) throw new Error(`The stage has no pool of ${workers}.`)
  return pool
}

const block = async (asked: BlockAsked) => {
  const { preparing, pacer } = poolStart()
  const { seed } = preparing
  return runBlock(asked, {
    own: await onThisThread(),
    seed,
    random: createRandom(seed + asked.first),
    clock: { now, sleep, pacer },
    poolOf,
    runTask,
    yieldNow,
    press,
    setBook: (next) => {
      book = next
    },
    isHidden,
  })
}

const heap = async () => ({ keptBytes: await keptBytes(sleep) })

type Exchange<K extends ExchangeName> = (asks: Exchanges[K]['asks']) => Promise<Exchanges[K]['gives']>
const EXCHANGES: { readonly [K in ExchangeName]: Exchange<K> } = {
  prepare,
  trial,
  pools: startPools,
  steady,
  block,
  heap,
}

const faultFrom = (error: unknown): OwnFault => {
  if (error instanceof CallTimeoutError)
    return ownFault(
      'never-settles',
      'A call came to no end: an endless loop, or a promise that never settles.',
    )
  return faultOf(error) ?? ownFault('throws', thrownWords(error))
}

const answer = async <K extends ExchangeName>({ id, kind, asks }: StageAsk<K>): Promise<StageReply> => {
  try {
    return { id, kind: 'answer', value: await EXCHANGES[kind](asks) }
  } catch (error) {
    return { id, kind: 'fault', fault: faultFrom(error) }
  }
}

/** The page's line to the stage, put there by the document: own code, which comes later, does not find it. */
const takePort = (): MessagePort => {
  const port: unknown = Reflect.get(globalThis, 'stagePort')
  Reflect.deleteProperty(globalThis, 'stagePort')
  if (port instanceof MessagePort) return port
  throw new Error('The stage was given no line to its page.')
}

const port = takePort()
port.onmessage = async ({ data }: MessageEvent<StageAsk>) => port.postMessage(await answer(data))
port.postMessage({ stage: 'ready' })
