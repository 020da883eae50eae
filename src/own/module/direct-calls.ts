import type { OwnFault } from '../../domain/own/own'
import { byteSizeOf } from '../arguments/byte-size'
import { checksumOf } from '../checksum'
import { isArgumentSet, makeArguments } from './argument-maker'
import type { OwnModule } from './own-module'
import { ownThrownWords } from './thrown-place'

/** Calls whose arguments are made ahead together, and bytes of those. */
const MOST_AHEAD = 1000
const MOST_BYTES_AHEAD = 32 * 2 ** 20
/** With arguments that take longer to make than to use, fewer calls must do: so long together, ms. */
const LONGEST_MS = 300

/** What calls, made directly one after another, came to. */
export interface DirectCalls {
  /** At least one; fewer than were asked for where their arguments take long to make. */
  readonly calls: number
  /**
   * From the start of each call until it had settled, ms; making arguments and using results are not in it. Of calls so
   * short that the clock does not see them, a step of the clock: they took no longer.
   */
  readonly elapsedMs: number
  readonly failed: number
  /** What the first of them threw. */
  readonly failure: string | null
  /** Of all results: each was used. */
  readonly checksum: number
}

export const isDirectCalls = (made: DirectCalls | OwnFault): made is DirectCalls => 'elapsedMs' in made

/** Stands in the place of a result where a call threw. */
class Thrown {
  readonly words: string
  constructor(thrown: unknown) {
    this.words = ownThrownWords(thrown)
  }
}

type Run = OwnModule['run']
type Sets = readonly (readonly unknown[])[]

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

/** Calls from `from` on, each when the last has settled. */
const callLater = async (run: Run, sets: Sets, results: unknown[], from: number): Promise<void> => {
  for (let index = from; index < sets.length; index += 1)
    try {
      results[index] = await run(...(sets[index] ?? []))
    } catch (error) {
      results[index] = new Thrown(error)
    }
}

/** Calls once with each set; as soon as a result is a promise, one after another. Results are kept: none can be left out. */
const callEach = (run: Run, sets: Sets, results: unknown[]): Promise<void> | null => {
  for (let index = 0; index < sets.length; index += 1)
    try {
      const value = run(...(sets[index] ?? []))
      results[index] = value
      if (isThenable(value)) {
        const settle = (settled: unknown) => {
          results[index] = settled
          return callLater(run, sets, results, index + 1)
        }
        return Promise.resolve(value).then(settle, (error: unknown) => settle(new Thrown(error)))
      }
    } catch (error) {
      results[index] = new Thrown(error)
    }
  return null
}

/** Arguments of calls from `first` on, as many as may be made ahead. */
const setsFrom = (module: OwnModule, first: number, most: number, seed: number): Sets | OwnFault => {
  const sets: (readonly unknown[])[] = []
  // Sized once: sets of the same function are alike.
  let each = 0
  while (sets.length < Math.min(most, MOST_AHEAD) && each * sets.length <= MOST_BYTES_AHEAD) {
    const made = makeArguments(module, first + sets.length, seed)
    if (!isArgumentSet(made)) return made
    if (sets.length === 0) each = byteSizeOf(made.args)
    sets.push(made.args)
  }
  return sets
}

const isFault = (made: Sets | OwnFault): made is OwnFault => 'kind' in made

/** More looks at the clock than any clock takes to move on. */
const MOST_LOOKS = 10_000_000

/** How long until the clock moves on, ms: what it cannot tell took no longer. */
const stepOf = (now: () => number): number => {
  const begun = now()
  let at = begun
  for (let looks = 0; at === begun && looks < MOST_LOOKS; looks += 1) at = now()
  return at - begun
}

/**
 * Calls the function directly on this thread, `calls` times at most, with arguments as a run makes them. Only the calls are timed.
 * @param now ms, with fractions
 */
export const callDirectly = async (
  module: OwnModule,
  calls: number,
  seed: number,
  now: () => number,
): Promise<DirectCalls | OwnFault> => {
  let [done, elapsedMs, failed, checksum] = [0, 0, 0, 0]
  let failure: string | null = null
  const startedAt = now()
  while (done < calls && (done === 0 || now() - startedAt < LONGEST_MS)) {
    const sets = setsFrom(module, done + 1, calls - done, seed)
    if (isFault(sets)) return sets
    const results: unknown[] = new Array(sets.length).fill(null)
    const begun = now()
    const later = callEach(module.run, sets, results)
    if (later) await later
    elapsedMs += now() - begun
    for (const result of results)
      if (result instanceof Thrown) {
        failed += 1
        failure ??= result.words
      } else checksum = Math.imul(checksum ^ checksumOf(result), 0x01000193) >>> 0
    done += sets.length
  }
  if (elapsedMs === 0) elapsedMs = stepOf(now)
  return { calls: done, elapsedMs, failed, failure, checksum }
}
