import { createPool, type Pool } from '../../../src/pool/index'

interface Served {
  readonly add1: (x: number) => number
}

const WORKERS = 4

let pool: Pool<Served> | null = null

const startedPool = async (): Promise<Pool<Served>> => {
  if (pool) return pool
  const started = createPool<Served>(
    () => new Worker(new URL('./add1.worker.ts', import.meta.url), { type: 'module' }),
    { workers: WORKERS, transport: 'comlink', batch: 'auto' },
  )
  await started.resize(WORKERS)
  pool = started
  return started
}

/**
 * Closed loop: `callers` callers make `calls` calls between them, all through one pool for as long as the page
 * lives.
 */
export const callInLoop = async (callers: number, calls: number): Promise<void> => {
  const { api } = await startedPool()
  let next = 0
  const caller = async () => {
    while (next < calls) {
      next += 1
      const n = next
      const value = await api.add1(n)
      if (value !== n + 1) throw new Error(`Call ${n} returned ${value}.`)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
}
