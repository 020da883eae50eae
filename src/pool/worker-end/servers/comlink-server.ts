import { type Endpoint, expose, transfer as handOver } from 'comlink'
import { type Handler, type Reply, type Request, RUN } from '../../transports/wire/wire.js'
import { withoutUnclonable } from '../answers/answer.js'
import type { SendReply } from './message-server.js'

const COMLINK_TYPES: readonly unknown[] = ['GET', 'SET', 'APPLY', 'CONSTRUCT', 'ENDPOINT', 'RELEASE']

/** Whether Comlink sent this: it would throw at what it does not expect, where nobody catches. */
export const isComlinkMessage = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'id' in data &&
  typeof data.id === 'string' &&
  'type' in data &&
  COMLINK_TYPES.includes(data.type)

/** A message of Comlink's that asks for a pool's calls to be run, and not for anything of the api. */
export const isRunMessage = (data: unknown): boolean =>
  isComlinkMessage(data) &&
  Array.isArray((data as { readonly path?: unknown }).path) &&
  (data as { readonly path: readonly unknown[] }).path[0] === RUN

/** A message of Comlink's that carries one of our replies. */
const isReplyMessage = (message: unknown): message is { readonly value: Reply } =>
  typeof message === 'object' && message !== null && 'value' in message && Array.isArray(message.value)

/** The pool's end as Comlink sees it: a reply that cannot be sent is mended. */
const comlinkEndpoint = (endpoint: Endpoint, hear: (listener: (event: Event) => void) => void): Endpoint => ({
  postMessage: (message: unknown, transferables: Transferable[] = []) => {
    try {
      endpoint.postMessage(message, transferables)
    } catch (error) {
      if (!isReplyMessage(message)) throw error
      endpoint.postMessage({ ...message, value: withoutUnclonable(message.value) })
    }
  },
  addEventListener: (_type, listener) =>
    hear(typeof listener === 'function' ? listener : (event) => listener.handleEvent(event)),
  removeEventListener: () => undefined,
})

/** Serves the pool's requests that come through Comlink: the last reply is the call's result, others are messages. */
export const poolHandler =
  (
    isFromPool: (mark: unknown) => boolean,
    onRequest: (request: Request, send: SendReply) => void,
    send: SendReply,
  ): Handler =>
  (request) =>
    new Promise((resolve) => {
      if (!isFromPool(request.pop()))
        throw new Error(`"${RUN}" is for the pool only: call the functions by name.`)
      onRequest(request, (message, reply, transferables, isLast) => {
        if (!isLast) send(message, reply, transferables, isLast)
        else resolve(transferables.length > 0 ? handOver(reply, transferables) : reply)
      })
    })

/** Serves `api` to whoever wraps the endpoint with Comlink. @returns what takes Comlink's messages */
export const serveComlink = (api: object, endpoint: Endpoint): ((event: Event) => void) => {
  let onMessage: (event: Event) => void = () => undefined
  expose(
    api,
    comlinkEndpoint(endpoint, (listener) => {
      onMessage = listener
    }),
  )
  return (event) => onMessage(event)
}
