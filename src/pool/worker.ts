import { type Endpoint, expose } from 'comlink'
import { type Handler, type Hello, type Reply, toWireError } from './wire'

/** A worker's functions, by name. */
export type Api = { readonly [method: string]: (...args: never[]) => unknown }

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

/** Runs methods of `api` and stamps each call with the worker's clock. */
const handlerOf = (api: Api): Handler => {
  const methods = new Map(Object.entries(api))
  let started = 0

  return ([method, ...args]) => {
    started += 1
    const sequence = started
    const startedAt = performance.now()
    const succeed = (value: unknown): Reply => [true, value, startedAt, performance.now(), sequence]
    const fail = (thrown: unknown): Reply => [
      false,
      toWireError(thrown),
      startedAt,
      performance.now(),
      sequence,
    ]
    try {
      const run = methods.get(method)
      if (!run) throw new TypeError(`This worker serves no function "${method}".`)
      const value = run(...(args as never[]))
      return isThenable(value) ? Promise.resolve(value).then(succeed, fail) : succeed(value)
    } catch (thrown) {
      return fail(thrown)
    }
  }
}

/**
 * Makes the functions of `api` callable through a pool. Call it once, at the top of the worker's module;
 * only then does the pool send calls.
 * @param endpoint where the pool is; the worker's own scope unless said
 */
export const serve = (api: Api, endpoint: Endpoint = globalThis as unknown as Endpoint): void => {
  expose(handlerOf(api), endpoint)
  const hello: Hello = { pool: 'ready', timeOrigin: performance.timeOrigin }
  endpoint.postMessage(hello)
}
