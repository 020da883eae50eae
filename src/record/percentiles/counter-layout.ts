/** Longest latency told apart, µs: twelve days. No page waits longer. */
export const LONGEST_US = 2 ** 40 - 1
/** Up to here, 35 minutes, whole µs are whole numbers of 32 bits, with which the engine reckons fastest. */
export const LONGEST_OF_32_BITS_US = 2 ** 31 - 1

/** Significant decimal digits by which latencies are told apart. */
export type Digits = 2 | 3

/**
 * Which counter a latency falls into: the layout of HdrHistogram (G. Tene). Latencies up to `mask` µs have a counter
 * each; from there on every doubling has `half` counters, each twice as wide as those before.
 */
export interface CounterLayout {
  /** Counters under which each stands for 1 µs, less one: all bits that are told apart. */
  readonly mask: number
  /** `half` is 2 to this power. */
  readonly halfBits: number
  /** Leading zeros of `mask`, as a number of 32 bits. */
  readonly zeros: number
  readonly counters: number
}

const layoutOf = (digits: Digits): CounterLayout => {
  const bits = Math.ceil(Math.log2(2 * 10 ** digits))
  const halfBits = bits - 1
  const doublings = Math.ceil(Math.log2(LONGEST_US)) - bits
  return {
    mask: 2 ** bits - 1,
    halfBits,
    zeros: 32 - bits,
    counters: (doublings + 2) * 2 ** halfBits,
  }
}

export const LAYOUTS: Readonly<Record<Digits, CounterLayout>> = { 2: layoutOf(2), 3: layoutOf(3) }

/**
 * The same as `counterOf`, for loops that have the layout at hand in variables.
 * @param us whole, 0 to `LONGEST_OF_32_BITS_US`
 */
export const counterAt = (mask: number, halfBits: number, zeros: number, us: number): number => {
  const doubling = zeros - Math.clz32(us | mask)
  return (doubling << halfBits) + (us >> doubling)
}

/** @param us whole, 0 to `LONGEST_US` */
export const counterOf = ({ mask, halfBits, zeros }: CounterLayout, us: number): number => {
  if (us <= LONGEST_OF_32_BITS_US) return counterAt(mask, halfBits, zeros, us)
  const doubling = Math.floor(Math.log2(us)) - halfBits
  return doubling * 2 ** halfBits + Math.floor(us / 2 ** doubling)
}

/** Least latency that a counter stands for, µs. */
export const leastOf = ({ halfBits, mask }: CounterLayout, counter: number): number => {
  if (counter <= mask) return counter
  const doubling = (counter >> halfBits) - 1
  return (counter - doubling * 2 ** halfBits) * 2 ** doubling
}

/** Greatest latency that a counter stands for, µs. */
export const greatestOf = (layout: CounterLayout, counter: number): number => leastOf(layout, counter + 1) - 1
