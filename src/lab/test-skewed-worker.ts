import { type ChannelWorker, startChannelWorker } from '../pool/test-thread'
import { REPLY_HEAD, REPLY_STEP } from '../pool/wire'
import type { Api } from '../pool/worker'

/** A reply on the message lane, with the worker's instants moved. */
const moved = (data: unknown, skewAt: (at: number) => number): unknown => {
  if (!Array.isArray(data)) return data
  const reply: unknown[] = [...data]
  const isStamp = (index: number) =>
    index >= REPLY_HEAD && index < reply.length - 1 && (index - REPLY_HEAD) % REPLY_STEP >= 2
  return reply.map((entry, index) => (isStamp(index) ? Number(entry) + skewAt(Number(entry)) : entry))
}

/**
 * A worker whose clock is not where its time origin says. On the message lane only.
 * @param skewAt how far it is ahead at a moment, ms
 */
export const startSkewedWorker = (api: Api, skewAt: (at: number) => number): ChannelWorker => {
  const worker = startChannelWorker(api)
  const hearing = (listener: (event: Event) => void) => (event: Event) =>
    listener(new MessageEvent('message', { data: moved((event as MessageEvent<unknown>).data, skewAt) }))
  return {
    ...worker,
    addEventListener: (type, listener) =>
      worker.addEventListener(type, type === 'message' ? hearing(listener) : listener),
  }
}
