import { createRandom } from '../../demand/random'
import type { OwnFault, OwnFaultKind } from '../../domain/own'
import { errorMessage } from '../../domain/error-message'
import { CallTimeoutError, type Pool, WorkerStartError } from '../../pool/index'
import { runBlock } from './block'
import type { Book } from './book'
import { keptBytes } from './heap'
import { createTextBox } from './keys'
import { loadOwnModule, type OwnModule } from './own-module'
import type { BlockAsked, Exchanges, ExchangeName, PoolsAsked, Preparing, StageAsk, StageReply, Trying } from './protocol'
import { createPacer } from './pacer'
import { findStart, startStagePool } from './stage-pools'
import type { Pacer } from './drive'
import workerScript from './stage-worker?script'
import type { StageWorkerApi } from './stage-worker'
import { timeSteady } from './steady'
import { createTasks, createYield } from './yielding'

/** The stage: a stand-in for the page, in a frame without an origin that the page can end. Runs what the page asks for. */

class StageFault extends Error {
  readonly fault: OwnFault
  constructor(kind: OwnFaultKind, message: string) {
    super(message)
    this.fault = { kind, message, line: null, column: null }
  }
}

const now = () => performance.now()
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const runTask = createTasks()
const yieldNow = createYield(runTask)
const rest = () => new Promise<void>((resolve) => runTask(resolve))
const press = createTextBox()

const pools = new Map<number, Pool<StageWorkerApi>>()
let prepared: { readonly preparing: Preparing; readonly start: () => Worker; readonly pacer: Pacer } | null = null
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
    return { isVisible: document.visibilityState === 'visible', obstacle: errorMessage(error) }
  }
}

/** What a worker that did not start says of the function. */
const startFault = (error: unknown): StageFault => {
  const isLate = error instanceof WorkerStartError && error.cause === undefined
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return isLate
    ? new StageFault('top-level', 'Its module, or its `setup`, does not come to an end.')
    : new StageFault('setup', `Its module, or its \`setup\`, throws: ${errorMessage(cause)}`)
}

const trial = async (asked: Trying) => {
  const start = poolStart()
  const { callLimitMs } = start.preparing
  const pool = await startStagePool(1, { transport: 'message', batch: 1 }, start).catch((error: unknown) => {
    throw startFault(error)
  })
  try {
    const found = await pool.call('trial', [asked], { timeoutMs: asked.ms + callLimitMs })
    argumentBytes = found.argumentBytes
    return found
  } catch (error) {
    if (error instanceof CallTimeoutError)
      throw new StageFault('never-settles', `A call did not come to an end within ${callLimitMs / 1000} s.`)
    throw new StageFault('args', `Its \`args\`, \`transfer\` or \`check\` throws: ${errorMessage(error)}`)
  } finally {
    pool.close({ force: true })
  }
}

const startPools = async ({ sizes, ...rules }: PoolsAsked) => {
  const start = poolStart()
  for (const size of sizes) pools.set(size, await startStagePool(size, rules, start))
  return null
}

/** The function on the stage's own thread: only after it has been tried elsewhere. */
const onThisThread = async (): Promise<OwnModule> => {
  if (own) return own
  own = await loadOwnModule(poolStart().preparing.code)
  await own.setup?.()
  return own
}

const steady = async (asked: Exchanges['steady']['asks']) => {
  const { seed } = poolStart().preparing
  return timeSteady(await onThisThread(), asked, { now, random: createRandom(seed), seed, argumentBytes, rest })
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

const heap = async () => ({ keptBytes: await keptBytes(rest) })

type Exchange<K extends ExchangeName> = (asks: Exchanges[K]['asks']) => Promise<Exchanges[K]['gives']>
const EXCHANGES: { readonly [K in ExchangeName]: Exchange<K> } = { prepare, trial, pools: startPools, steady, block, heap }

const answer = async <K extends ExchangeName>({ id, kind, asks }: StageAsk<K>): Promise<StageReply> => {
  try {
    return { id, kind: 'answer', value: await EXCHANGES[kind](asks) }
  } catch (error) {
    const fault =
      error instanceof StageFault
        ? error.fault
        : ({ kind: 'throws', message: errorMessage(error), line: null, column: null } as const)
    return { id, kind: 'fault', fault }
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
