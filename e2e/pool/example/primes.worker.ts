import { serve } from '../../../src/pool/worker'

const isPrime = (number: number): boolean => {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false
  return number > 1
}

/** How many primes there are from `from` up to, and without, `to`. */
const countPrimes = (from: number, to: number): number => {
  let count = 0
  for (let number = from; number < to; number += 1) if (isPrime(number)) count += 1
  return count
}

const api = { countPrimes }
export type Api = typeof api
serve(api)
