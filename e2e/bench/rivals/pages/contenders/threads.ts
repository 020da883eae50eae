import { Pool, spawn } from 'threads'
import type { Start } from '../contender'
import type { Api } from '../functions'

// The browser's own Worker: that of threads.js hides the script from the build, and starts no module worker.
const spawnThread = () =>
  spawn<Api>(new Worker(new URL('./threads.worker.ts', import.meta.url), { type: 'module' }))

/** threads.js: a pool of spawned threads, its default of one task a thread at a time. */
export const startThreads: Start = async (workers) => {
  // The pool would hide why a thread does not spawn; kept here, the first failure is the error of the start.
  const spawned: ReturnType<typeof spawnThread>[] = []
  const pool = Pool(
    () => {
      const thread = spawnThread()
      spawned.push(thread)
      return thread
    },
    { size: workers },
  )
  await Promise.all(spawned)
  return {
    call: (method, args) => pool.queue((thread) => thread[method](...args)),
    close: () => pool.terminate(true),
  }
}
