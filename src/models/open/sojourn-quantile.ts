/** Halvings of the bracket: below the last digit of a double. */
const HALVINGS = 200
/** Nearer to each other the difference of two exponentials has no digits left. */
const ALIKE = 1e-7

/** How long calls wait and are served, as far as a percentile goes by it; µs. */
export interface Sojourn {
  /** C: share of calls that wait at all. */
  readonly waitProbability: number
  /** Mean wait, of all calls; those that wait are taken to wait exponentially distributed times. */
  readonly waitUs: number
  /** What a call takes at least: 0 of exponential service times, all of it of equal ones. */
  readonly leastUs: number
  /** What it takes beyond that on average, exponentially distributed. */
  readonly beyondUs: number
}

/** e^(−t ÷ mean), of a mean of 0 too. */
const longer = (t: number, mean: number): number => (mean > 0 ? Math.exp(-t / mean) : 0)

/**
 * P(wait + what is beyond the least > t): (1 − C)e^(−t/s) + C(se^(−t/s) − we^(−t/w)) ÷ (s − w), with s the mean beyond
 * the least and w the mean wait of those that wait; for s = w the second is Ce^(−t/s)(1 + t/s).
 */
const longerThan = (waits: number, waitUs: number, beyondUs: number, t: number): number => {
  const apart = beyondUs - waitUs
  const both =
    Math.abs(apart) <= ALIKE * Math.max(beyondUs, waitUs)
      ? longer(t, beyondUs) * (beyondUs > 0 ? 1 + t / beyondUs : 0)
      : (beyondUs * longer(t, beyondUs) - waitUs * longer(t, waitUs)) / apart
  return (1 - waits) * longer(t, beyondUs) + waits * both
}

/**
 * The time from arrival to end that this share of calls does not exceed, µs; of the wait alone with 0 for both parts of
 * service. Exact for M/M/c (least 0, beyond H). Of other services a least time and an exponential rest stand for their
 * distribution, and waits of those that wait are not quite exponential, which gets less as load grows (W. Whitt 1993,
 * Production and Operations Management 2): of equal services the wait is too long, by 30 % at ρ = 0.3, 14 % at 0.6 and
 * 9 % from 0.8 on (simulated, 400,000 calls).
 * @param share above 0 and below 1, such as 0.99
 */
export const sojournQuantile = (
  { waitProbability, waitUs, leastUs, beyondUs }: Sojourn,
  share: number,
): number => {
  const meanUs = waitProbability > 0 ? waitUs / waitProbability : 0
  if (waitProbability <= 1 - share && beyondUs === 0) return leastUs
  let [low, high] = [0, Math.log(2 / (1 - share)) * (meanUs + beyondUs)]
  for (let n = 0; n < HALVINGS && low < high; n += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (longerThan(waitProbability, meanUs, beyondUs, middle) > 1 - share) low = middle
    else high = middle
  }
  return leastUs + high
}

/** Service of mean H and squared coefficient of variation Cs² ≤ 1 as a least time and an exponential rest. */
export const serviceParts = (
  holdUs: number,
  cv2: number,
): { readonly leastUs: number; readonly beyondUs: number } => {
  const beyondUs = holdUs * Math.sqrt(Math.min(1, cv2))
  return { leastUs: holdUs - beyondUs, beyondUs }
}
