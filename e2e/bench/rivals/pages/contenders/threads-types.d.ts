// What the bench uses of threads.js, whose own declarations its `exports` hide from a bundler's resolution.
declare module 'threads' {
  type Methods = Readonly<Record<string, (...args: number[]) => number>>
  type Thread<A extends Methods> = {
    readonly [M in keyof A]: (...args: Parameters<A[M]>) => Promise<ReturnType<A[M]>>
  }

  export const spawn: <A extends Methods>(worker: Worker) => Promise<Thread<A>>

  export const Pool: <T>(
    spawnThread: () => Promise<T>,
    options: { readonly size: number; readonly concurrency?: number },
  ) => {
    readonly queue: <R>(task: (thread: T) => Promise<R>) => PromiseLike<R>
    readonly terminate: (force: boolean) => Promise<void>
  }
}

declare module 'threads/worker' {
  export const expose: (methods: object) => void
}
