import { type Endpoint, transfer, wrap } from 'comlink'
import type { Batch } from '../calls/batch.js'
import { connect, linkOf } from './connection/connection.js'
import type { Sent } from './connection/outstanding.js'
import type { Transport } from './transport.js'
import { transferablesOf } from './wire/greeting.js'
import { type Handler, type Request, RUN, type RunMessage, requestIn, requestOf } from './wire/wire.js'

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
    /** Comlink's own ids of calls under way, by the number of their batch. */
    const ids = new Map<number, RunMessage['id']>()
    const { endpoint, hear, isRefusal } = endpointOf((message, transferables) => {
      const request = requestIn(message)
      // When a link is garbage, Comlink asks its worker to serve nobody any more: others may call it yet.
      if (!request) return
      const number = request.pop() as number
      request.push(-number)
      end.post(request, transferables)
      ids.set(number, (message as RunMessage).id)
    })
    const connection = connect(worker, inbox, now, {
      onComlinkReply: (value, number, at) => {
        receivedAt = at
        const id = ids.get(number)
        ids.delete(number)
        hear({ data: { type: 'RAW', value, id } })
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
