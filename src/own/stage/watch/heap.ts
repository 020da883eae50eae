import { heapBytes } from '../../worker/heap-limit'

/** Lists that are allocated between two looks, and numbers in each: together as much as makes browsers collect. */
const LISTS = 250
const NUMBERS = 10_000
const LOOKS = 8
/** Browsers tell the same figure again for 50 ms. */
const BETWEEN_LOOKS_MS = 60

const allocate = (seed: number): number => {
  let sum = 0
  // Looked at, so that no engine leaves them out.
  for (let n = 0; n < LISTS; n += 1) sum += new Array<number>(NUMBERS).fill(seed + 0.5)[n] ?? 0
  return sum
}

/**
 * Bytes that stay on the heap when what is not needed any more has been collected: much is allocated, so that the
 * browser collects, and the least that is then held is taken. Takes half a second.
 */
export const keptBytes = async (sleep: (ms: number) => Promise<void>): Promise<number | null> => {
  if (heapBytes() === null) return null
  let least = Number.POSITIVE_INFINITY
  for (let look = 0; look < LOOKS; look += 1) {
    const sum = allocate(look)
    await sleep(BETWEEN_LOOKS_MS)
    // The first figure is of before.
    if (look > 0 && sum > 0) least = Math.min(least, heapBytes() ?? least)
  }
  return least
}
