import { type ChannelWorker, startChannelWorker } from '../../pool/testing/test-thread'
import { REPLY_HEAD, REPLY_STEP } from '../../pool/transports/wire/wire'
import type { Api } from '../../pool/worker'

/** A worker whose replies arrive changed. On the message transport only. */
export const startDoctoredWorker = (
  api: Api,
  doctor: (reply: readonly unknown[]) => readonly unknown[],
): ChannelWorker => {
  const worker = startChannelWorker(api)
  const doctored = (data: unknown) => (Array.isArray(data) ? [...doctor(data)] : data)
  const hearing = (listener: (event: Event) => void) => (event: Event) =>
    listener(new MessageEvent('message', { data: doctored((event as MessageEvent<unknown>).data) }))
  return {
    ...worker,
    addEventListener: (type, listener) =>
      worker.addEventListener(type, type === 'message' ? hearing(listener) : listener),
  }
}

/**
 * A worker whose clock is not where its time origin says.
 * @param skewAt how far it is ahead at a moment, ms
 */
export const startSkewedWorker = (api: Api, skewAt: (at: number) => number): ChannelWorker =>
  startDoctoredWorker(api, (reply) => {
    // The last two entries are the batch's number and the pool's mark.
    const isStamp = (index: number) =>
      index >= REPLY_HEAD && index < reply.length - 2 && (index - REPLY_HEAD) % REPLY_STEP >= 2
    return reply.map((entry, index) => (isStamp(index) ? Number(entry) + skewAt(Number(entry)) : entry))
  })
