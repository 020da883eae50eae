import { createPool, type Pool, type WorkerLike } from '../../../pool/index'
import type { Book } from '../block/book'
import { dataAddress } from '../load-own'
import type { PoolsAsked, Preparing } from '../protocol'
import type { StageWorkerApi, StageWorkerInit } from './stage-worker'

type Listener = (event: Event) => void

// Taken before the stage's thread is locked: a pool may start another worker later.
const { Blob, MessageEvent, Worker } = globalThis
const createAddress = URL.createObjectURL.bind(URL)
const revokeAddress = URL.revokeObjectURL.bind(URL)

/** Starts a worker from text. A document without an origin may start none from the server. */
export type StartFromText = (script: string) => Worker

const fromMemory: StartFromText = (script) => {
  const address = createAddress(new Blob([script], { type: 'text/javascript' }))
  const worker: Worker = new Worker(address)
  revokeAddress(address)
  return worker
}

const fromAddress: StartFromText = (script) => new Worker(dataAddress(script))

/** What only a secure context has. A worker that a document without an origin starts from its memory is none. */
const SECURE_ONLY = /\b(?:subtle|randomUUID|SubtleCrypto|CryptoKey)\b/

/**
 * Whoever has no origin starts workers from its own memory, in most engines; in others, and for what needs a secure
 * context, from an address that holds the code itself, which has its price in some: no shared memory, a coarser clock.
 * What works here is found by trying.
 */
export const findStart = async (source: string): Promise<StartFromText> => {
  const starts = SECURE_ONLY.test(source) ? [fromAddress, fromMemory] : [fromMemory, fromAddress]
  let refusal: unknown
  for (const start of starts) {
    try {
      await isHeard(start('postMessage(1)'))
      return start
    } catch (error) {
      refusal = error
    }
  }
  throw refusal
}

/** Longest that a worker may take to say something, ms. */
const SILENCE_MS = 4000

/** Resolves when a worker says something. */
const isHeard = (worker: Worker): Promise<void> =>
  new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', () => resolve())
    worker.addEventListener('error', () => reject(new Error('Workers do not start here.')))
    setTimeout(() => reject(new Error('Workers say nothing here.')), SILENCE_MS)
  }).finally(() => worker.terminate())

/**
 * A worker that notes in the book what copying to and from it takes. What a message holds is read once, before the pool
 * does: browsers copy it out then, and not again.
 */
const noted = (worker: Worker, bookNow: () => Book | null): WorkerLike => {
  const listeners = new Map<Listener, Listener>()
  const wrapped = (listener: Listener): Listener => {
    const known = listeners.get(listener)
    if (known) return known
    const made: Listener = (event) => {
      const book = bookNow()
      if (!book || !(event instanceof MessageEvent)) return listener(event)
      book.hold(() => {
        book.copy(() => event.data as unknown)
        listener(event)
      })
    }
    listeners.set(listener, made)
    return made
  }
  return {
    postMessage: (message: unknown, options?: Transferable[] | StructuredSerializeOptions) => {
      const send = () => worker.postMessage(message, options as StructuredSerializeOptions)
      const book = bookNow()
      if (book) book.copy(send)
      else send()
    },
    addEventListener: (type, listener) => worker.addEventListener(type, wrapped(listener)),
    removeEventListener: (type, listener) => worker.removeEventListener(type, wrapped(listener)),
    terminate: () => worker.terminate(),
  }
}

export interface PoolStart {
  readonly start: () => Worker
  readonly preparing: Preparing
  readonly bookNow: () => Book | null
}

/** Starts a pool whose workers hold the function, and waits until all are there. @throws why they do not start */
export const startStagePool = async (
  workers: number,
  { transport, batch, isWatched = false }: Omit<PoolsAsked, 'sizes'> & { readonly isWatched?: boolean },
  { start, preparing, bookNow }: PoolStart,
): Promise<Pool<StageWorkerApi>> => {
  const { source, seed, stepLimitMs } = preparing
  const init: StageWorkerInit = { source, seed, isWatched }
  const pool = createPool<StageWorkerApi>(() => noted(start(), bookNow), {
    workers,
    init,
    startTimeoutMs: stepLimitMs,
    transport,
    batch,
  })
  try {
    await pool.resize(workers)
  } catch (error) {
    pool.close({ force: true })
    throw error
  }
  return pool
}
