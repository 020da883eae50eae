import { type Endpoint, transfer, wrap } from 'comlink'
import type { Lane, WorkerLike } from './lane'
import { type Handler, isHello, type Request } from './wire'

/**
 * The worker as Comlink sees it. One listener on the worker serves both us and Comlink: we stamp a message's
 * arrival, then Comlink settles its promise; a second listener would cost every reply another turn of the engine.
 */
const tapped = (worker: WorkerLike, onMessage: (event: Event) => void) => {
  const listener = (event: Event) => {
    onMessage(event)
    for (const hear of heard) hear(event)
  }
  const heard: ((event: Event) => void)[] = []
  worker.addEventListener('message', listener)
  const endpoint: Endpoint = {
    postMessage: (message: unknown, transferables: Transferable[] = []) =>
      worker.postMessage(message, transferables),
    addEventListener: (_type, hear) =>
      heard.push(typeof hear === 'function' ? hear : (event) => hear.handleEvent(event)),
    removeEventListener: () => undefined,
  }
  return { endpoint, release: () => worker.removeEventListener('message', listener) }
}

/** Sends each call as one Comlink message. */
export const comlinkLane: Lane = (worker, inbox, now) => {
  let receivedAt = Number.NaN
  const { endpoint, release } = tapped(worker, (event) => {
    receivedAt = now()
    const { data } = event as MessageEvent<unknown>
    if (isHello(data)) inbox.ready(data)
  })
  const call = wrap<Handler>(endpoint)

  return {
    send: (task) => {
      const request: Request = [task.method, ...task.args]
      call(task.transfer ? transfer(request, [...task.transfer]) : request).then(
        (reply) => inbox.reply(task, reply, receivedAt),
        (cause: unknown) => inbox.undeliverable(task, cause),
      )
    },
    close: release,
  }
}
