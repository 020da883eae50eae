import { type Endpoint, expose, transfer as handOver } from 'comlink'
import { type Handler, type Reply, type Request, RUN } from '../../transports/wire/wire.js'
import { sendReply } from '../answers/answer.js'
import type { Post } from '../answers/post.js'
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

/** Comlink's answer to a request of ours: whoever else asks gives it an id of text. */
const isOurs = (message: unknown): message is { readonly id: number; readonly value: unknown } =>
  typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number'

/** The worker's end as Comlink sees it, and what takes the messages that come there. */
const comlinkEndpoint = (send: Post) => {
  let onMessage: (event: MessageEvent) => void = () => undefined
  const endpoint: Endpoint = {
    postMessage: (message: unknown, transferables: Transferable[] = []) => send(message, transferables),
    addEventListener: (_type, listener) => {
      onMessage = typeof listener === 'function' ? listener : (event) => listener.handleEvent(event)
    },
    removeEventListener: () => undefined,
  }
  return { endpoint, hear: (event: Pick<MessageEvent, 'data'>) => onMessage(event as MessageEvent) }
}

/** Serves the pool's requests that come through Comlink: the last reply is the call's result, others are messages. */
const poolHandler =
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

/** What serves a pool through Comlink. */
export interface RunServerParts {
  /** The channel, for what is Comlink's alone; as the pool, for replies. */
  readonly postPlain: Post
  readonly post: Post
  readonly isFromPool: (mark: unknown) => boolean
  readonly onRequest: (request: Request, send: SendReply) => void
  readonly send: SendReply
}

/** Serves pools whose calls come through Comlink. @returns what takes messages of Comlink's form */
export const serveRuns = (parts: RunServerParts): ((event: Pick<MessageEvent, 'data'>) => void) => {
  const { postPlain, post, isFromPool, onRequest, send } = parts
  const { endpoint, hear } = comlinkEndpoint((message, transferables) => {
    if (!isOurs(message)) postPlain(message, transferables)
    else if (Array.isArray(message.value))
      sendReply(post, message.value as unknown as Reply, message.id, transferables)
    // It could not even be said of a reply that it cannot be sent: the pool hears of none, and gives up this worker.
    else post([message.id], [])
  })
  expose({ [RUN]: poolHandler(isFromPool, onRequest, send) }, endpoint)
  return hear
}

/** Serves `api` to whoever wraps the endpoint with Comlink. @returns what takes Comlink's messages */
export const serveComlink = (
  api: object,
  endpoint: Endpoint,
): ((event: Pick<MessageEvent, 'data'>) => void) => {
  const own = comlinkEndpoint((message, transferables) => endpoint.postMessage(message, transferables))
  expose(api, own.endpoint)
  return own.hear
}
