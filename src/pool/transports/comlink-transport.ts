import { type Endpoint, transfer, wrap } from 'comlink'
import type { Batch } from '../calls/batch.js'
import { hearGreeting, transferablesOf } from './greeting.js'
import type { Transport, WorkerLike } from './transport.js'
import { appendCalls, type Handler, RUN } from './wire.js'

/**
 * The worker as Comlink sees it. One listener on the worker serves both us and Comlink: we stamp a message's
 * arrival, then Comlink settles its promise; a second listener would cost every reply another turn of the engine.
 */
const tapped = (worker: WorkerLike, onMessage: (data: unknown) => void) => {
  const listener = (event: Event) => {
    onMessage((event as MessageEvent<unknown>).data)
    for (const hear of heard) hear(event)
  }
  const heard: ((event: Event) => void)[] = []
  worker.addEventListener('message', listener)
  const refusals = new WeakSet<object>()
  const endpoint: Endpoint = {
    postMessage: (message: unknown, transferables: Transferable[] = []) => {
      try {
        worker.postMessage(message, transferables)
      } catch (cause) {
        if (typeof cause === 'object' && cause !== null) refusals.add(cause)
        throw cause
      }
    },
    addEventListener: (_type, hear) =>
      heard.push(typeof hear === 'function' ? hear : (event) => hear.handleEvent(event)),
    removeEventListener: () => undefined,
  }
  return {
    endpoint,
    /** Whether it was the engine that would not send the message. */
    isRefusal: (cause: unknown) => typeof cause === 'object' && cause !== null && refusals.has(cause),
    release: () => worker.removeEventListener('message', listener),
  }
}

/** Sends each batch as one Comlink call, whose result answers all of it. */
export const comlinkTransport: Transport = {
  name: 'comlink',
  carriesCallbacks: true,
  obstacle: () => null,
  connect: (worker, inbox, now) => {
    let receivedAt = Number.NaN
    const { endpoint, isRefusal, release } = tapped(worker, (data) => {
      receivedAt = now()
      hearGreeting(data, inbox)
    })
    // Asked for once: each look-up on a remote makes another proxy.
    const run = (wrap(endpoint) as unknown as { readonly [RUN]: Handler })[RUN]

    return {
      send: (batch: Batch) => {
        const request: unknown[] = []
        const tasks = batch.openTasks()
        appendCalls(request, tasks)
        const transferables = transferablesOf(tasks)
        Promise.resolve(run(transferables ? transfer(request, transferables) : request)).then(
          (reply) => inbox.reply(batch, reply, receivedAt),
          (cause: unknown) =>
            isRefusal(cause) ? inbox.unsent(batch, null, cause) : inbox.unreadable(batch, cause),
        )
      },
      close: release,
    }
  },
}
