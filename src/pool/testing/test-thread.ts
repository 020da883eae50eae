import type { WorkerLike } from '../index.js'
import { type ServeOptions, serve } from '../worker.js'

/** A worker without a thread: it serves `api` at the other end of a message channel, through real messages. */
export interface ChannelWorker extends WorkerLike {
  /** Dies as a worker does whose script throws. */
  readonly die: (message: string) => void
}

/** Starts a worker in this process. */
export const startChannelWorker = (api: object, options: ServeOptions = {}): ChannelWorker => {
  const { port1: inside, port2: outside } = new MessageChannel()
  const errors = new EventTarget()
  const targetOf = (type: string): EventTarget => (type === 'message' ? outside : errors)
  serve(api, { ...options, endpoint: inside })
  return {
    postMessage: (message: unknown, options?: Transferable[] | StructuredSerializeOptions) =>
      outside.postMessage(message, Array.isArray(options) ? { transfer: options } : options),
    addEventListener: (type, listener) => {
      targetOf(type).addEventListener(type, listener)
      outside.start()
    },
    removeEventListener: (type, listener) => targetOf(type).removeEventListener(type, listener),
    terminate: () => {
      inside.close()
      outside.close()
    },
    die: (message) => {
      inside.close()
      errors.dispatchEvent(Object.assign(new Event('error'), { message }))
    },
  }
}
