/**
 * Ten rounds of 10,000 calls by one caller, as printed on the Twisted-Python mailing list, 3 June 2016
 * ("Why deferToThread is so slow?", a pool of its own): mean latency x through the pool, y called directly; µs.
 */
export const ROUNDS_2016 = [
  { x: 121.01468, y: 0.463771 },
  { x: 130.383369, y: 0.475454 },
  { x: 125.587505, y: 0.466942 },
  { x: 124.14128, y: 0.46997 },
  { x: 135.672952, y: 0.50545 },
  { x: 130.711776, y: 0.483895 },
  { x: 118.456074, y: 0.438543 },
  { x: 137.559747, y: 0.50433 },
  { x: 121.825337, y: 0.459836 },
  { x: 141.214092, y: 0.539142 },
] as const

/** Normally distributed numbers of variance 1 from uniform ones (G. Box, M. Muller 1958). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
