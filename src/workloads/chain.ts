import type { WorkFunctions, Workload } from './workload'

/** The name under which a worker serves calls that call back into the pool before they return. */
export const CHAIN = 'chain'

/** A worker's call asks for a call of its own, and waits for it. */
export interface ChainRequest {
  /** The number of the call that asks. */
  readonly call: number
  /** How many calls the rest of the chain has, this one with it; at least 2. */
  readonly level: number
  /** What the innermost call runs: a function and its arguments. */
  readonly inner: readonly [method: string, ...args: unknown[]]
}

/** What became of it. */
export type ChainReply =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly error: string }

interface Waiter {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * In a worker: the innermost call runs the function; every other asks for the next call, and holds its place in this
 * worker until that one is back. What measures ran inside the measured pool like this in 2016.
 */
export class ChainEnd {
  readonly #functions: WorkFunctions
  readonly #waiting = new Map<number, Waiter>()
  #port: MessagePort | null = null

  constructor(functions: WorkFunctions) {
    this.#functions = functions
  }

  /** @param port where calls are asked for */
  connect(port: MessagePort): void {
    this.#port = port
    port.onmessage = ({ data }: MessageEvent<ChainReply>) => {
      const waiter = this.#waiting.get(data.call)
      this.#waiting.delete(data.call)
      if ('error' in data) waiter?.reject(new Error(data.error))
      else waiter?.resolve(data.value)
    }
  }

  readonly call = (call: number, level: number, method: string, ...args: unknown[]): unknown => {
    const run = this.#functions[method]
    if (!run) throw new TypeError(`A chain ends in no function "${method}".`)
    if (level <= 1) return run(...(args as never[]))
    const port = this.#port
    if (!port) throw new TypeError('This worker was given no way back to the pool.')
    const request: ChainRequest = { call, level, inner: [method, ...args] }
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject })
      port.postMessage(request)
    })
  }
}

/** The same workload at the end of a chain of `depth` calls, each made from inside the one before. */
export const chainWorkload = (inner: Workload, depth: number): Workload => ({
  ...inner,
  method: CHAIN,
  argsOf: (n) => [n, depth, inner.method, ...inner.argsOf(n)],
})
