/** Uniform random numbers in [0, 1). */
export type Random = () => number

/**
 * Seeded random numbers: the same seed gives the same sequence on every machine.
 * Mulberry32 (T. Ettinger, public domain): 32 bits of state, period 2³², enough for arrival gaps.
 */
export const createRandom = (seed: number): Random => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
