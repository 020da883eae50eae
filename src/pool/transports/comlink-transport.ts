import { type Endpoint, transfer, wrap } from 'comlink'
import type { Batch } from '../calls/batch.js'
import { connect, linkOf } from './connection/connection.js'
import type { Sent } from './connection/outstanding.js'
import type { Transport } from './transport.js'
import { transferablesOf } from './wire/greeting.js'
import { type Handler, type Request, RUN, type RunMessage, requestIn, requestOf } from './wire/wire.js'

/** Whether Comlink's other end may have answered so: a request that somebody sends back has the same id. */
const isComlinkReply = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  (data.type === 'RAW' || data.type === 'HANDLER')

/**
 * The worker as Comlink sees it. One listener on the worker serves both us and Comlink: we stamp a message's
 * arrival, then Comlink settles its promise; a second listener would cost every reply another turn of the engine.
 */
const endpointOf = (post: (message: unknown, transferables: Transferable[]) => void) => {
  const heard: ((event: Event) => void)[] = []
  const refusals = new WeakSet<object>()
  const endpoint: Endpoint = {
    postMessage: (message: unknown, transferables: Transferable[] = []) => {
      try {
        post(message, transferables)
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
    hear: (event: Pick<MessageEvent, 'data'>) => {
      for (const listener of heard) listener(event as MessageEvent)
    },
    /** Whether it was the engine that would not send the message. */
    isRefusal: (cause: unknown) => typeof cause === 'object' && cause !== null && refusals.has(cause),
  }
}

/** Sends each batch as one Comlink call, whose result is the last of its replies. Comlink's endpoints pack both. */
export const comlinkTransport: Transport = {
  name: 'comlink',
  carriesCallbacks: true,
  obstacle: () => null,
  connect: (worker, inbox, now) => {
    let receivedAt = Number.NaN
    const { endpoint, hear, isRefusal } = endpointOf((message, transferables) => {
      const request = requestIn(message)
      if (!request) {
        worker.postMessage(message, transferables)
        return
      }
      request.push((message as RunMessage).id)
      end.post(request, transferables)
    })
    const connection = connect(worker, inbox, now, {
      onComlinkReply: (value, id, at) => {
        receivedAt = at
        hear({ data: { type: 'RAW', value, id } })
      },
      onOther: (event) => {
        if (!isComlinkReply((event as MessageEvent<unknown>).data)) return
        receivedAt = now()
        hear(event as MessageEvent)
      },
    })
    const { end, outstanding } = connection
    // Asked for once: each look-up on a remote makes another proxy.
    const run = (wrap(endpoint) as unknown as { readonly [RUN]: Handler })[RUN]

    /** @throws what reading the arguments throws */
    const messageOf = (batch: Batch, { base, number }: Sent): Request => {
      const tasks = batch.openTasks()
      const request = requestOf(tasks, 0, base, number)
      const transferables = transferablesOf(tasks)
      return transferables ? transfer(request, transferables) : request
    }
    const send = (batch: Batch): void => {
      const sent = outstanding.open(batch)
      let request: Request
      try {
        request = messageOf(batch, sent)
      } catch (cause) {
        queueMicrotask(() => outstanding.unsent(sent, null, cause))
        return
      }
      run(request).then(
        (reply) => outstanding.answered(sent.number, reply, receivedAt),
        (cause: unknown) =>
          isRefusal(cause) ? outstanding.unsent(sent, null, cause) : outstanding.unreadable(sent, cause),
      )
    }
    return linkOf(connection, send)
  },
}
