import { type Endpoint, expose, transfer as handOver } from 'comlink'
import {
  type AwaitsInit,
  type Handler,
  type Hello,
  isInit,
  isSharing,
  type Reply,
  RUN,
} from './transports/wire.js'
import { Answer, withoutUnclonable } from './worker-end/answer.js'
import { messageServer } from './worker-end/message-server.js'
import { preparation } from './worker-end/preparation.js'
import { serveRing } from './worker-end/ring-server.js'
import { Runner } from './worker-end/runner.js'
import { type Api, requireApi } from './worker-end/served.js'
import { holdLifeline } from './workers/lifeline.js'

export { transfer } from './worker-end/transfer.js'
export type { Api }

/** Runs all calls of a request, and answers when the last has ended. */
const handlerOf =
  (runner: Runner): Handler =>
  (request) => {
    const answer = new Answer()
    const finished = (): Reply => {
      const reply = answer.reply(runner.started)
      return answer.transferables.length > 0 ? handOver(reply, answer.transferables) : reply
    }
    let pending = 0
    let resolve: ((reply: Reply) => void) | null = null
    pending = runner.run(request, (place, value, failure, startedAt, finishedAt) => {
      answer.add(place, value, failure, startedAt, finishedAt)
      if (!resolve) return
      pending -= 1
      if (pending === 0) resolve(finished())
    })
    if (pending === 0) return finished()
    return new Promise((done) => {
      resolve = done
    })
  }

/** A message of Comlink's that carries one of our replies. */
const isReplyMessage = (message: unknown): message is { readonly value: Reply } =>
  typeof message === 'object' && message !== null && 'value' in message && Array.isArray(message.value)

/** A message of Comlink's that asks for a pool's calls to be run, and not for anything of the api. */
const isRunMessage = (message: unknown): boolean =>
  typeof message === 'object' &&
  message !== null &&
  'path' in message &&
  Array.isArray(message.path) &&
  message.path[0] === RUN

/** The pool's end as Comlink sees it: it hears only what is Comlink's, and a reply that cannot be sent is mended. */
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
  const { endpoint = globalThis as unknown as Endpoint, init } = isEndpoint(options)
    ? { endpoint: options }
    : options
  const runner = new Runner(requireApi(api))
  const post = (message: unknown, transferables: Transferable[] = []) =>
    endpoint.postMessage(message, transferables)
  const onRequest = messageServer(post, runner)
  let onComlink: (event: Event) => void = () => undefined
  let onRun: (event: Event) => void = () => undefined
  let onMessageRead: () => void = () => undefined

  endpoint.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<unknown>
    if (isSharing(data)) {
      // Who is served through a port does not own this thread, and must not put it to sleep.
      const ownsThread = (endpoint as unknown) === globalThis
      onMessageRead = serveRing(data.memory, runner, post, ownsThread)
      return
    }
    if (isInit(data)) {
      prepare(data.data)
      return
    }
    if (Array.isArray(data)) {
      onRequest(data)
      onMessageRead()
    } else if (isRunMessage(data)) onRun(event as Event)
    else onComlink(event as Event)
  })
  endpoint.addEventListener('messageerror', () => {
    // It would never be answered, and which calls it held cannot be known: the pool hears of an error and replaces us.
    throw new Error('A message arrived that cannot be read here.')
  })
  expose(
    api,
    comlinkEndpoint(endpoint, (listener) => {
      onComlink = listener
    }),
  )
  expose(
    { [RUN]: handlerOf(runner) },
    comlinkEndpoint(endpoint, (listener) => {
      onRun = listener
    }),
  )
  const greet = () => {
    const hello: Hello = { pool: 'ready', timeOrigin: performance.timeOrigin, methods: runner.names }
    post(hello)
  }
  const prepare = preparation(init, greet, (failed) => post(failed))
  // Not before its lifeline is held: a first call that ends the worker would never be heard of.
  const awaitsInit: AwaitsInit = { pool: 'awaits-init' }
  holdLifeline(post, () => (init ? post(awaitsInit) : greet()))
}
