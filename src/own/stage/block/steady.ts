import type { Random } from '../../../demand/random'
import type { OwnModule } from '../../module/own-module'
import { argumentsFor, dataAddress, isThenable } from '../load-own'
import type { Steady, SteadyAsked } from '../protocol'
import { mostCalls } from './calls'
import { fold } from './fold'

type Run = (...args: readonly unknown[]) => unknown
type Loop = (
  run: Run,
  calls: readonly (readonly unknown[])[],
  fold: (sum: number, result: unknown) => number,
) => number | Promise<number>

const SYNC_LOOP =
  'export default (run, calls, fold) => { let sum = 0; for (let n = 0; n < calls.length; n += 1) sum = fold(sum, run(...calls[n])); return sum }'
const ASYNC_LOOP =
  'export default async (run, calls, fold) => { let sum = 0; for (let n = 0; n < calls.length; n += 1) sum = fold(sum, await run(...calls[n])); return sum }'

/**
 * A loop of a function's own: engines compile a loop for what it has called so far, so that one shared by two functions
 * would be slower than either's.
 */
const loadLoop = async (isAsync: boolean, name: string): Promise<Loop> => {
  const code = `${isAsync ? ASYNC_LOOP : SYNC_LOOP} // ${name}`
  return ((await import(/* @vite-ignore */ dataAddress(code))) as { readonly default: Loop }).default
}

/** Length of a batch, ms: the clock's step is nothing beside it. */
const BATCH_MS = 8
const FEWEST_BATCHES = 12
const US_PER_MS = 1000

export interface SteadyMeans {
  readonly now: () => number
  readonly random: Random
  readonly seed: number
  readonly argumentBytes: number
  /** Ends the turn: the page wants to draw. */
  readonly rest: () => Promise<void>
}

/** What throws is timed as what does not: other calls give results. */
const safely =
  (run: Run): Run =>
  (...args) => {
    try {
      const given = run(...args)
      return isThenable(given) ? given.then(undefined, () => undefined) : given
    } catch {
      return undefined
    }
  }

/** Times batches of the function and of one that does nothing, in turn, until there are enough and the time is over. */
export const timeSteady = async (
  own: OwnModule,
  { ms, callUs, isAsync }: SteadyAsked,
  { now, random, seed, argumentBytes, rest }: SteadyMeans,
): Promise<Steady> => {
  const loops = { own: await loadLoop(isAsync, 'own'), empty: await loadLoop(isAsync, 'empty') }
  const runs = { own: safely(own.run), empty: safely(isAsync ? async () => undefined : () => undefined) }
  const count = Math.max(
    1,
    Math.min(mostCalls(argumentBytes), Math.round((BATCH_MS * US_PER_MS) / Math.max(callUs, 0.05))),
  )
  const means: { readonly own: number[]; readonly empty: number[] } = { own: [], empty: [] }
  const timeOne = async (what: 'own' | 'empty') => {
    const calls = Array.from({ length: count }, (_, n) => argumentsFor(own, n + 1, seed).args)
    const start = now()
    await loops[what](runs[what], calls, fold)
    means[what].push(((now() - start) * US_PER_MS) / count)
    await rest()
  }
  const until = now() + ms
  while (now() < until || means.own.length < FEWEST_BATCHES) {
    const isOwnFirst = random() < 0.5
    await timeOne(isOwnFirst ? 'own' : 'empty')
    await timeOne(isOwnFirst ? 'empty' : 'own')
  }
  return means
}
