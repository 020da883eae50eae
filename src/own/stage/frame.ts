import { createRandom } from '../../demand/random'
import type { OwnFault } from '../../domain/own/own'
import { faultOf } from '../../domain/own/own-fault'
import { CallTimeoutError, type Pool, WorkerStartError } from '../../pool/index'
import { OwnFaultError, ownFault, thrownWords } from '../fault'
import type { OwnModule } from '../module/own-module'
import { runBlock } from './block/block'
import type { Book } from './block/book'
import type { Pacer } from './block/drive'
import { createPacer } from './block/pacer'
import { timeSteady } from './block/steady'
import { createTasks, createYield } from './block/yielding'
import { loadOwn } from './load-own'
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

const now = () => performance.now()
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
    const fromText = await findStart()
    prepared = { preparing, start: () => fromText(workerScript), pacer: createPacer(fromText) }
    return { isVisible: document.visibilityState === 'visible', obstacle: null }
  } catch (error) {
    return { isVisible: document.visibilityState === 'visible', obstacle: thrownWords(error) }
  }
}

/** What a worker that did not start says of the function. */
const startFault = (error: unknown): OwnFault => {
  if (!(error instanceof WorkerStartError) || error.reason !== 'init-failed')
    return ownFault('setup', `No worker starts for it: ${thrownWords(error)}`)
  return error.cause === undefined
    ? ownFault('top-level', 'What stands at the top of the module, or setup(), does not end.')
    : (faultOf(error.cause) ?? ownFault('setup', thrownWords(error.cause)))
}

/** Trying also makes arguments and looks at results, ms. */
const AROUND_MS = 1000

const isFault = (value: Trial | OwnFault): value is OwnFault => 'kind' in value

const trial = async (asked: Trying): Promise<Trial> => {
  const start = poolStart()
  const { callLimitMs } = start.preparing
  const pool = await startStagePool(1, { transport: 'message', batch: 1 }, start).catch((error: unknown) => {
    throw new OwnFaultError(startFault(error))
  })
  try {
    const timeoutMs = asked.ms + callLimitMs + AROUND_MS
    const found = (await pool.call('trial', [asked] as never[], { timeoutMs })) as Trial | OwnFault
    if (isFault(found)) throw new OwnFaultError(found)
    argumentBytes = found.argumentBytes
    return found
  } finally {
    pool.close({ force: true })
  }
}

/** As long as the page's thread is warmed up, ms. */
const WARM_UP_MS = 400
const WARM_UP_CALLS = 2000

/** Has each worker call the function until it is compiled, as the page's thread has by then. */
const warm = async (pool: Pool<StageWorkerApi>, callLimitMs: number): Promise<void> => {
  const asked: Trying = { ms: WARM_UP_MS, calls: WARM_UP_CALLS }
  const timeoutMs = WARM_UP_MS + callLimitMs + AROUND_MS
  await Promise.all(
    pool.workers().map((worker) => pool.call('trial', [asked] as never[], { worker, timeoutMs })),
  )
}

const startPools = async ({ sizes, ...rules }: PoolsAsked) => {
  const start = poolStart()
  for (const size of sizes) {
    const pool = await startStagePool(size, rules, start)
    pools.set(size, pool)
    await warm(pool, start.preparing.callLimitMs)
  }
  return null
}

/** The function on the stage's own thread: only after it has been tried elsewhere. */
const onThisThread = async (): Promise<OwnModule> => {
  if (own) return own
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
    isHidden: () => document.visibilityState === 'hidden',
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

// Taken before unknown code runs here.
const { parent } = window
const post = parent.postMessage.bind(parent)
addEventListener('message', async ({ source, data }: MessageEvent<StageAsk>) => {
  if (source !== parent || typeof data !== 'object' || data === null) return
  post(await answer(data), '*')
})
post({ stage: 'ready' }, '*')
