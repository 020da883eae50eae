/**
 * Erlang’s second formula: the share of calls that find all servers taken and wait, where arrivals are Poisson and
 * service times exponential (A. Erlang 1917). Worked out by way of the first, whose recurrence loses no digits:
 * B(0) = 1, B(k) = aB(k−1) ÷ (k + aB(k−1)), C = B ÷ (1 − ρ(1 − B)).
 * @param servers a whole number, 1 or more
 * @param erlangs a, the load offered: arrivals per second × seconds each; from `servers` on every call waits
 */
export const waitProbability = (servers: number, erlangs: number): number => {
  if (erlangs <= 0) return 0
  if (erlangs >= servers) return 1
  let blocked = 1
  for (let k = 1; k <= servers; k += 1) blocked = (erlangs * blocked) / (k + erlangs * blocked)
  return blocked / (1 - (erlangs / servers) * (1 - blocked))
}
