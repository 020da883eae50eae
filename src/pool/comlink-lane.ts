import { type Endpoint, transfer, wrap } from 'comlink'
import type { Lane } from './lane'
import { type Handler, isHello } from './wire'

/** Sends each call as one Comlink message. */
export const comlinkLane: Lane = (worker, inbox, now) => {
  let receivedAt = Number.NaN
  const listen = (event: Event) => {
    receivedAt = now()
    const { data } = event as MessageEvent<unknown>
    if (isHello(data)) inbox.ready(data)
  }
  // Registered before Comlink's own listener: the reply's promise settles right after this stamp.
  worker.addEventListener('message', listen)
  const call = wrap<Handler>(worker as Endpoint)

  return {
    send: (task) => {
      const args = task.transfer ? transfer(task.args, [...task.transfer]) : task.args
      call(task.method, args).then(
        (reply) => inbox.reply(task, reply, receivedAt),
        (cause: unknown) => inbox.undeliverable(task, cause),
      )
    },
    close: () => worker.removeEventListener('message', listen),
  }
}
