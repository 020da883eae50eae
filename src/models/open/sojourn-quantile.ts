import type { OpenQueue } from './open-queue'

/** Halvings of the bracket: below the last digit of a double. */
const HALVINGS = 200

/**
 * P(wait + service > t) of M/M/c, t in service times: the wait is 0 with probability 1 − C, else exponential with rate
 * θ = c(1 − ρ), so (1 − C)e^(−t) + C(θe^(−t) − e^(−θt)) ÷ (θ − 1), which for θ = 1 is e^(−t)(1 + Ct).
 */
const beyond = (waits: number, rate: number, t: number): number => {
  const apart = rate - 1
  // Near θ = 1 the difference of two like numbers has no digits left.
  const both = Math.abs(apart * t) < 1e-6 ? t * Math.exp(-t) : (Math.exp(-t) - Math.exp(-rate * t)) / apart
  return Math.exp(-t) + waits * both
}

/**
 * The time from arrival to end that this share of calls does not exceed, µs, for M/M/c only.
 * @param share above 0 and below 1
 */
export const sojournQuantile = (
  { waitProbability, holdUs, servers, utilisation }: OpenQueue & { readonly model: 'M/M/c' },
  share: number,
): number => {
  const rate = servers * (1 - utilisation)
  let low = 0
  let high = Math.log(2 / (1 - share)) * (1 + 1 / rate)
  for (let n = 0; n < HALVINGS; n += 1) {
    const middle = (low + high) / 2
    if (beyond(waitProbability, rate, middle) > 1 - share) low = middle
    else high = middle
  }
  return high * holdUs
}
