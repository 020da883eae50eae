import type { Endpoint } from 'comlink'
import { Claims } from './transports/shared-memory/claims.js'
import { claimsOf, hasRequestRing } from './transports/shared-memory/memory.js'
import {
  type AwaitsInit,
  type Hello,
  isAbort,
  isComlinks,
  isInit,
  isSharing,
  type Request,
  runMessageOf,
} from './transports/wire/wire.js'
import { sendReply } from './worker-end/answers/answer.js'
import { AnswerRing } from './worker-end/answers/answer-ring.js'
import { canShareMemory } from './worker-end/can-share.js'
import { preparation } from './worker-end/preparation.js'
import { Runner, Sequences } from './worker-end/runner.js'
import { type Api, requireApi } from './worker-end/served.js'
import {
  isComlinkMessage,
  isRunMessage,
  serveComlink,
  serveRuns,
} from './worker-end/servers/comlink-server.js'
import { messageServer, type SendReply } from './worker-end/servers/message-server.js'
import { type MessageWatch, serveRing } from './worker-end/servers/ring-server.js'
import { WorkerEnd } from './worker-end/worker-end.js'
import { holdLifeline } from './workers/replacement/lifeline.js'

export { transfer } from './worker-end/answers/transfer.js'
export { callSignal } from './worker-end/call-signals.js'
export type { Api }

/** How a worker serves, beside what. */
export interface ServeOptions {
  /** Where the pool is. Default the worker's own scope. */
  readonly endpoint?: Endpoint
  /**
   * Prepares the worker before its first call: is given the pool's option `init`, undefined when it has none. The
   * worker is ready when it returns, or its promise resolves; when it throws, the worker counts as one that did not
   * start, for that reason.
   * @example serve(api, { init: async (url) => { model = await load(url) } })
   */
  init?(data: unknown): unknown
}

/** The worker's own scope, as it is now: what becomes of its names later, the pool's messages go on. */
const ownScope = (): Endpoint => {
  const { postMessage, addEventListener, removeEventListener } = globalThis as unknown as Endpoint
  return {
    postMessage: postMessage.bind(globalThis),
    addEventListener: addEventListener.bind(globalThis),
    removeEventListener: removeEventListener.bind(globalThis),
  }
}

const isEndpoint = (given: Endpoint | ServeOptions): given is Endpoint => 'postMessage' in given

/**
 * Makes the functions of `api` callable through a pool, on any transport, and through Comlink by whoever wraps the
 * worker. Call it once, at the top of the worker's module; only then does the pool send calls.
 * @param api an object of functions, the instance of a class, a module, or one function, which is then called as
 * `pool.api(…)`. Inherited functions are served too, and run with `api` as `this`.
 * @param options how, or where the pool is
 * @throws {TypeError} when there is no function to serve
 * @example serve({ add: (a: number, b: number) => a + b })
 */
export const serve = (api: object, options: Endpoint | ServeOptions = {}): void => {
  const { endpoint: given, init } = isEndpoint(options) ? { endpoint: options } : options
  const endpoint = given ?? ownScope()
  const runner = new Runner(requireApi(api))
  const sequences = new Sequences(runner)
  let ring: AnswerRing | null = null
  let requests: MessageWatch | null = null
  const onRequest = messageServer({ runner, sequences, ring: () => ring })
  const share = (memory: SharedArrayBuffer) => {
    const answers = new AnswerRing(memory)
    ring = answers
    sequences.setClaims(new Claims(claimsOf(memory)))
    // Who is served through a port does not own this thread, and must not put it to sleep.
    const ownsThread = given === undefined || (given as unknown) === globalThis
    if (hasRequestRing(memory)) requests = serveRing({ memory, runner, sequences, answers, send, ownsThread })
  }
  const greet = () => {
    const hello: Hello = {
      pool: 'ready',
      timeOrigin: performance.timeOrigin,
      methods: runner.names,
      canShare: canShareMemory(),
    }
    channel.post(hello)
  }
  const prepare = preparation(init, greet, (failed) => channel.post(failed))
  const awaitsInit: AwaitsInit = { pool: 'awaits-init' }
  // Not before its lifeline is held: a first call that ends the worker would never be heard of.
  const onGreeted = () => holdLifeline(channel.post, () => (init ? channel.post(awaitsInit) : greet()))
  const onCalls = (request: Request) => {
    const number = request.at(-1)
    if (isComlinks(number)) {
      request[request.length - 1] = -number
      request.push(channel.mark)
      onRun({ data: runMessageOf(request, number) })
      return
    }
    requests?.messageComes()
    onRequest(request, send)
    requests?.messageRead()
  }
  const onOwn = (data: unknown) => {
    if (Array.isArray(data)) onCalls(data)
    else if (isSharing(data)) share(data.memory)
    else if (isInit(data)) prepare(data.data)
    else if (isAbort(data)) {
      sequences.signals.abort(data.message, data.place)
      requests?.messageRead()
    }
  }
  const channel = new WorkerEnd(endpoint, onGreeted, onOwn, (event) => {
    const message = event as MessageEvent<unknown>
    if (isRunMessage(message.data)) onRun(message)
    else if (isComlinkMessage(message.data)) onComlink(message)
  })
  const send: SendReply = (message, reply, transferables) =>
    sendReply(channel.post, reply, message, transferables)
  const onComlink = serveComlink(api, endpoint)
  // Apart from the api, which may be no plain object.
  const onRun = serveRuns({
    postPlain: (message, transferables) => endpoint.postMessage(message, transferables),
    post: channel.post,
    isFromPool: (mark) => channel.isFromPool(mark),
    onRequest,
    send,
  })
  endpoint.addEventListener('messageerror', () => {
    // It would never be answered, and which calls it held cannot be known: the pool hears of an error and replaces us.
    throw new Error('A message arrived that cannot be read here.')
  })
}
