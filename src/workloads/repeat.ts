import type { Api } from '../pool/worker'

/** Runs a function of the worker's many times, one after another, and gives nothing back: its stamps tell the time. */
export type Repeat = (method: string, args: readonly unknown[], times: number) => Promise<void> | void

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value

/**
 * What a worker serves to measure its own functions called directly.
 * @throws {RangeError} when asked for a function that it does not serve
 */
export const createRepeat =
  (api: Api): Repeat =>
  (method, args, times) => {
    const run = Object.hasOwn(api, method) ? api[method] : undefined
    if (!run) throw new RangeError(`There is no function ${method} to repeat.`)
    const call = run as (...given: readonly unknown[]) => unknown
    const onwards = async (from: number, first: PromiseLike<unknown>) => {
      await first
      for (let done = from; done < times; done += 1) await call(...args)
    }
    for (let done = 0; done < times; done += 1) {
      const value = call(...args)
      if (isThenable(value)) return onwards(done + 1, value)
    }
    return undefined
  }
