import { wrap } from 'comlink'
import type { Start } from '../contender'
import type { Api } from '../functions'
import { greeted } from './greeted'

const spawn = async () => {
  const worker = new Worker(new URL('./bare-comlink.worker.ts', import.meta.url), { type: 'module' })
  await greeted(worker)
  return { worker, remote: wrap<Api>(worker) }
}

/** Comlink alone, one worker after another in turn: calls pile up in the workers' inboxes. */
export const startBareComlink: Start = async (workers) => {
  const crew = await Promise.all(Array.from({ length: workers }, spawn))
  let last = 0
  return {
    call: (method, args) => {
      last += 1
      const member = crew[last % workers]
      return member ? member.remote[method](...args) : Promise.reject(new Error('No such worker.'))
    },
    close: async () => {
      for (const { worker } of crew) worker.terminate()
    },
  }
}
