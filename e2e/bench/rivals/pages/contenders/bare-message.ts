import type { Start } from '../contender'
import { greeted } from './greeted'

/** A worker's answer to a call: the call's number, and the value. */
export type Answer = readonly [id: number, value: number]

const spawn = () =>
  greeted(new Worker(new URL('./bare-message.worker.ts', import.meta.url), { type: 'module' }))

/** No library at all: one message to the next worker in turn, and a table of those who wait. */
export const startBareMessage: Start = async (workers) => {
  const crew = await Promise.all(Array.from({ length: workers }, spawn))
  const waiting = new Map<number, (value: number) => void>()
  let last = 0
  for (const worker of crew) {
    worker.addEventListener('message', ({ data: [id, value] }: MessageEvent<Answer>) => {
      waiting.get(id)?.(value)
      waiting.delete(id)
    })
  }
  return {
    call: (method, args) =>
      new Promise((resolve) => {
        last += 1
        waiting.set(last, resolve)
        crew[last % workers]?.postMessage([last, method, args])
      }),
    close: async () => {
      for (const worker of crew) worker.terminate()
    },
  }
}
