import { pool as createWorkerpool } from 'workerpool'
import type { Start } from '../contender'
import scriptUrl from './workerpool.worker?worker&url'

/** workerpool with a dedicated worker script, by URL as its example for Vite has it; all workers from the start. */
export const startWorkerpool: Start = async (workers) => {
  const pool = createWorkerpool(scriptUrl, {
    minWorkers: 'max',
    maxWorkers: workers,
    workerType: 'web',
    workerOpts: { type: 'module' },
  })
  // It does not say when its workers are ready: a call to each does.
  await Promise.all(Array.from({ length: workers }, () => pool.exec('add1', [1])))
  return {
    call: (method, args) => pool.exec(method, [...args]) as unknown as PromiseLike<number>,
    close: async () => {
      await pool.terminate(true)
    },
  }
}
