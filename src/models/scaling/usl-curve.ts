import type { Curve } from './least-squares'
import { type Usl, uslThroughput } from './usl'

/** Parameters that are held, at the edge of what they can be; the others are to be found. */
export type Held = Partial<Usl>

const NAMES = ['gamma', 'alpha', 'beta'] as const satisfies readonly (keyof Usl)[]

export const freeOf = (held: Held): readonly (keyof Usl)[] => NAMES.filter((name) => held[name] === undefined)

export const uslOf = (parameters: readonly number[], held: Held): Usl => {
  const found = Object.fromEntries(freeOf(held).map((name, at) => [name, parameters[at] ?? 0]))
  return { gamma: 0, alpha: 0, beta: 0, ...held, ...found }
}

const slopes = ({ gamma, alpha, beta }: Usl, workers: number): Usl => {
  const divisor = 1 + alpha * (workers - 1) + beta * workers * (workers - 1)
  const byAlpha = (-gamma * workers * (workers - 1)) / divisor ** 2
  return { gamma: workers / divisor, alpha: byAlpha, beta: byAlpha * workers }
}

/** The law as a curve of those parameters that are not held. Where its divisor is not positive it has no value. */
export const uslCurve = (held: Held): Curve => ({
  value: (parameters, workers) => {
    const throughput = uslThroughput(uslOf(parameters, held), workers)
    return throughput > 0 ? throughput : Number.NaN
  },
  gradient: (parameters, workers) => {
    const by = slopes(uslOf(parameters, held), workers)
    return freeOf(held).map((name) => by[name])
  },
})
