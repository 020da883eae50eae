export type ParametersOf<F> = F extends (...args: infer P) => unknown ? P : never
export type ResultOf<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never

/** A worker's functions as a pool offers them: same arguments, result as a promise. */
export type Remote<A extends object> = {
  readonly [M in keyof A]: (...args: ParametersOf<A[M]>) => Promise<ResultOf<A[M]>>
}

/** Methods by name, made when first asked for. */
export const remoteOf = <A extends object>(
  call: (method: string, args: unknown[]) => Promise<unknown>,
): Remote<A> => {
  const methods = new Map<string, (...args: unknown[]) => Promise<unknown>>()
  const methodNamed = (name: string) => {
    const method = methods.get(name) ?? ((...args: unknown[]) => call(name, args))
    methods.set(name, method)
    return method
  }
  // `then` is no method: a pool's api that is returned from an async function must not look like a promise.
  return new Proxy({} as Remote<A>, {
    get: (_target, name) => (typeof name === 'symbol' || name === 'then' ? undefined : methodNamed(name)),
  })
}
