import type { Api } from '../../pool/worker'

/** Runs a function of the worker's many times, one after another, and gives what the last call gave. */
export type Repeat = (method: string, args: readonly unknown[], times: number) => unknown

/** A function as the pool's workers call it. */
export type Repeatable = (...given: readonly unknown[]) => unknown

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value

/**
 * Calls a function many times, one after another, as a worker of the pool does: with the arguments spread from a list.
 * The caller's thread and the workers time this very function, so that both run one code. Each call starts from the
 * number that the last one gave, if it did: none of them can be left out.
 * @returns what the last call gave
 */
export const callRepeatedly = (run: Repeatable, args: readonly unknown[], times: number): unknown => {
  const onwards = async (from: number, first: PromiseLike<unknown>) => {
    let value = await first
    for (let done = from; done < times; done += 1) value = await run(...args)
    return value
  }
  const given = [...args]
  let value: unknown
  for (let done = 0; done < times; done += 1) {
    value = run(...given)
    if (typeof value === 'number') given[0] = value
    else if (isThenable(value)) return onwards(done + 1, value)
  }
  return value
}

/**
 * What a worker serves to measure its own functions called directly.
 * @throws {RangeError} when asked for a function that it does not serve
 */
export const createRepeat =
  (api: Api): Repeat =>
  (method, args, times) => {
    const run = Object.hasOwn(api, method) ? api[method] : undefined
    if (!run) throw new RangeError(`There is no function ${method} to repeat.`)
    return callRepeatedly(run as Repeatable, args, times)
  }
