import type { ProxyMarked } from 'comlink'

type Anything = (...args: never[]) => unknown

/**
 * What a caller gives where a function takes `T`. Functions never cross: in their place goes a `Comlink.proxy` of them,
 * which the worker calls back. Symbols and promises never cross at all.
 */
type Given<T> = T extends Anything | (abstract new (...args: never[]) => unknown)
  ? T & ProxyMarked
  : T extends symbol | PromiseLike<unknown>
    ? never
    : T

type ParametersOf<F> = F extends (...args: infer P) => unknown ? { [K in keyof P]: Given<P[K]> } : never
export type ResultOf<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never

/** Whether a member is a function, be it one that may be missing. */
type IsFunction<T> = [NonNullable<T>] extends [never] ? false : NonNullable<T> extends Anything ? true : false

/** The functions of an api, by name; the one function that is all of an api is called `default`. */
export type MethodName<A> =
  | { [M in keyof A]-?: IsFunction<A[M]> extends true ? M : never }[keyof A & string]
  | (A extends Anything ? 'default' : never)
export type MethodOf<A, M> = M extends keyof A ? NonNullable<A[M]> : A

/** The list may be left out where there need be no arguments. */
export type CallArguments<F, Options> =
  [] extends ParametersOf<F>
    ? [args?: ParametersOf<F> | undefined, options?: Options | null | undefined]
    : [args: ParametersOf<F>, options?: Options | null | undefined]

type Called<F> = (...args: ParametersOf<F>) => Promise<ResultOf<F>>

/** A worker's functions as a pool offers them: same arguments, result as a promise. */
export type Remote<A extends object> = {
  readonly [M in MethodName<A>]: Called<MethodOf<A, M>>
} & (A extends Anything ? Called<A> : unknown)

/** Methods by name, made when first asked for; called itself, the default function. */
export const remoteOf = <A extends object>(
  call: (method: string, args: unknown[]) => Promise<unknown>,
): Remote<A> => {
  const methods = new Map<string, (...args: unknown[]) => Promise<unknown>>()
  const methodNamed = (name: string) => {
    const known = methods.get(name)
    if (known) return known
    const method = (...args: unknown[]) => call(name, args)
    methods.set(name, method)
    return method
  }
  const target = (...args: unknown[]) => call('default', args)
  // `then` is no method: a pool's api that is returned from an async function must not look like a promise.
  return new Proxy(target as unknown as Remote<A>, {
    get: (_target, name) => (typeof name === 'symbol' || name === 'then' ? undefined : methodNamed(name)),
  })
}
