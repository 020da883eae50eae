import { isArgumentSet, makeArguments } from './argument-maker'
import type { OwnModule } from './own-module'

/** Calls of a batch, and the time that they may take, ms. */
const MOST_CALLS = 2000
const LONGEST_MS = 150
/** Less than this may be anything, bytes. */
const LEAST_BYTES = 4 * 2 ** 20

export interface KeptMeans {
  readonly seed: number
  /** ms */
  readonly now: () => number
  /** Bytes of buffers that cannot be collected, at this moment. */
  readonly held: () => Promise<number>
}

/** @returns calls made */
const callSome = async (module: OwnModule, from: number, { seed, now }: KeptMeans): Promise<number> => {
  const until = now() + LONGEST_MS
  let calls = 0
  while (calls === 0 || (calls < MOST_CALLS && now() < until)) {
    calls += 1
    const made = makeArguments(module, from + calls, seed)
    if (!isArgumentSet(made)) break
    try {
      await module.run(...made.args)
    } catch {
      // Other calls may not throw, and keep something all the same.
    }
  }
  return calls
}

/**
 * Bytes of buffers that each call keeps for good; 0 where it keeps none, or something only once. Growth must go on: what
 * is kept once grows no more in the second half.
 */
export const keptPerCall = async (module: OwnModule, means: KeptMeans): Promise<number> => {
  const before = await means.held()
  const first = await callSome(module, 0, means)
  const halfway = await means.held()
  if (halfway - before < LEAST_BYTES) return 0
  const second = await callSome(module, first, means)
  const after = await means.held()
  const kept = Math.min((halfway - before) / first, (after - halfway) / second)
  return kept * (first + second) < LEAST_BYTES ? 0 : Math.round(kept)
}
