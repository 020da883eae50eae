import { type Remote, releaseProxy, wrap } from 'comlink'
import { createPool } from '../../../../../src/pool/index'
import type { PoolVariant } from '../../names'
import { fitClosed, timeClosed } from '../closed'
import type { Running } from '../contender'
import { greeted } from '../contenders/greeted'
import type { Api } from '../functions'
import { within } from '../within'
import { loadOf } from '../workload'
import type { Next } from './plain-first.worker'

/** Turns with each, of a tenth of a second; an odd number has a middle one. */
const TURNS = 5
const START_S = 30

const load = loadOf('add1')

const timeCalls = async (call: Running['call']): Promise<readonly number[]> => {
  const running = { call, close: async () => undefined }
  const calls = await fitClosed(running, load, 1)
  const figures: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) figures.push(await timeClosed(running, load, 1, calls))
  return figures
}

type Plain = Remote<Api & { readonly awaitNext: () => void }>

/** Wraps a worker as anybody would; what Comlink adds to it can be taken away again. */
const wrapped = (worker: Worker) => {
  const { addEventListener } = worker
  const heard: EventListenerOrEventListenerObject[] = []
  worker.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    heard.push(listener)
    addEventListener.call(worker, type, listener)
  }
  const remote: Plain = wrap(worker)
  // What the worker has of its class shows again.
  Reflect.deleteProperty(worker, 'addEventListener')
  const release = () => {
    remote[releaseProxy]()
    for (const listener of heard) worker.removeEventListener('message', listener)
  }
  return { remote, release }
}

/**
 * What a lone call takes in one worker: first through Comlink alone, then, in the same worker, through a pool, or
 * through Comlink alone once more, which tells what being second makes of it. Which thread a worker comes to run on, and
 * where, makes up to half of what a call takes, and is the same for both.
 * @param after what the worker serves afterwards; null for Comlink alone once more
 * @returns µs a call in each turn, first and then
 */
export const timeLone = async (
  after: PoolVariant | null,
): Promise<readonly [first: readonly number[], then: readonly number[]]> => {
  const worker = new Worker(new URL('./plain-first.worker.ts', import.meta.url), {
    type: 'module',
  })
  try {
    await within(START_S, 'start', greeted(worker))
    const first = wrapped(worker)
    const alone = await timeCalls((method, args) => first.remote[method](...args))
    await first.remote.awaitNext()
    first.release()
    const isReady = greeted(worker)
    const next: Next = after ? 'pool' : 'plain again'
    worker.postMessage(next)
    await within(START_S, 'second start', isReady)
    if (!after) {
      const { remote } = wrapped(worker)
      return [alone, await timeCalls((method, args) => remote[method](...args))]
    }
    const pool = createPool<Api>(() => worker, { workers: 1, ...after })
    await within(START_S, 'pool', pool.resize(1))
    return [alone, await timeCalls((method, args) => pool.api[method](...args))]
  } finally {
    worker.terminate()
  }
}
