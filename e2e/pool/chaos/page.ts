import { proxy, wrap } from 'comlink'
import { createPool, type PoolOptions } from '../../../src/pool/index'
import { nextTurn } from './storm/next-turn'
import { holdRollCall } from './storm/roll-call'
import { storm } from './storm/storm'
import { errorOf, told } from './storm/told'
import { Victims } from './storm/victims'
import { type Api, endWorkers, workers } from './workers/workers'

const pools = new Set<{ readonly close: () => Promise<void> }>()
const start = <A extends object>(startWorker: () => Worker, options: PoolOptions) => {
  const pool = createPool<A>(startWorker, options)
  pools.add(pool)
  return pool
}

/** Leaves the page as it was before any test: without pools and workers. */
const clear = (): void => {
  for (const pool of pools) pool.close().catch(() => undefined)
  pools.clear()
  endWorkers()
}

/** What tests find on the page, to make hostile cases of. */
const chaos = {
  /** A pool of workers that do as they should. */
  startPool: (options: PoolOptions) => start<Api>(workers.served, options),
  /** The same, and its workers at the mercy of the test. */
  startPoolOfVictims: (options: PoolOptions) => {
    const victims = new Victims()
    return { pool: start<Api>(victims.spawn, options), victims }
  },
  /** A pool of workers of a bad script. */
  startBadPool: (script: keyof typeof workers, options: PoolOptions) =>
    start<Pick<Api, 'add'>>(workers[script], options),
  /** A worker as those know it who have Comlink and no pool. */
  wrapWorker: () => wrap<Api>(workers.served()),
  proxy,
  holdRollCall,
  nextTurn,
  storm,
  clear,
  told,
  errorOf,
}

declare global {
  interface Window {
    chaos: typeof chaos
  }
}
window.chaos = chaos
