import type { Curve } from './least-squares'
import { type Usl, uslThroughput } from './usl'

/** Parameters that are held, at the edge of what they can be; the others are to be found. */
export type Held = Partial<Usl>

const NAMES = ['gamma', 'alpha', 'beta'] as const satisfies readonly (keyof Usl)[]

export const freeOf = (held: Held): readonly (keyof Usl)[] => NAMES.filter((name) => held[name] === undefined)

/** How all three are read from those that are free: made once for a curve, which is then looked up thousands of times. */
const readerOf = (held: Held): ((free: readonly number[]) => Usl) => {
  const free = freeOf(held)
  const places = { gamma: free.indexOf('gamma'), alpha: free.indexOf('alpha'), beta: free.indexOf('beta') }
  const { gamma = 0, alpha = 0, beta = 0 } = held
  return (parameters) => ({
    gamma: places.gamma < 0 ? gamma : (parameters[places.gamma] ?? 0),
    alpha: places.alpha < 0 ? alpha : (parameters[places.alpha] ?? 0),
    beta: places.beta < 0 ? beta : (parameters[places.beta] ?? 0),
  })
}

export const uslOf = (parameters: readonly number[], held: Held): Usl => readerOf(held)(parameters)

const slopes = ({ gamma, alpha, beta }: Usl, workers: number): Usl => {
  const divisor = 1 + alpha * (workers - 1) + beta * workers * (workers - 1)
  const byAlpha = (-gamma * workers * (workers - 1)) / divisor ** 2
  return { gamma: workers / divisor, alpha: byAlpha, beta: byAlpha * workers }
}

/** The law as a curve of those parameters that are not held. Where its divisor is not positive it has no value. */
export const uslCurve = (held: Held): Curve => {
  const free = freeOf(held)
  const read = readerOf(held)
  return {
    value: (parameters, workers) => {
      const throughput = uslThroughput(read(parameters), workers)
      return throughput > 0 ? throughput : Number.NaN
    },
    gradient: (parameters, workers) => {
      const by = slopes(read(parameters), workers)
      return free.map((name) => by[name])
    },
  }
}
