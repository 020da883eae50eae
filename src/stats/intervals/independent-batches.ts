import { type Unknown, unknown } from '../unknown'
import { sumOfSquares } from './mean'

/** Batches beyond which more of them make an interval no better: 20 to 30 are enough (B. Schmeiser 1982). */
const MOST = 30
/** Fewest batches from which an interval is made. */
const FEWEST_BATCHES = 10
/** A correlation beyond this many standard errors, each 1/√batches, is taken to be real. */
const ERRORS_TO_BE_REAL = 2

/** Batches that may be taken as independent, oldest first. */
interface Independent<T> {
  readonly kind: 'batches'
  readonly batches: readonly T[]
  /** Lag-1 autocorrelation of their residuals, −1 to 1. */
  readonly lag1: number
}

/** Every `size` neighbours as one, counted from the newest: the oldest that make no whole group are left out. */
const grouped = <T>(batches: readonly T[], size: number, mean: (group: readonly T[]) => T): readonly T[] => {
  const groups = Math.floor(batches.length / size)
  const skipped = batches.length - groups * size
  return Array.from({ length: groups }, (_, n) =>
    mean(batches.slice(skipped + n * size, skipped + (n + 1) * size)),
  )
}

/** Lag-1 autocorrelation Σ eᵢeᵢ₊₁ ÷ Σ eᵢ² of residuals whose mean is 0; 0 when they all are 0. */
const lag1Of = (residuals: readonly number[]): number => {
  const square = sumOfSquares(residuals)
  const product = residuals.reduce((sum, residual, n) => sum + residual * (residuals[n + 1] ?? 0), 0)
  return square === 0 ? 0 : product / square
}

/**
 * Makes the batches of a series longer until neighbours no longer know of one another: at most 30 of them, and
 * merged pairwise while |lag-1| > 2/√batches (A. Law, Simulation Modeling and Analysis, 9.5.3).
 * @param batches means of batches of equal size, oldest first
 * @param mean of a group of batches, as one batch
 * @param residualsOf what each batch differs by from what it should be; their sum is 0
 */
export const independentBatches = <T>(
  batches: readonly T[],
  mean: (group: readonly T[]) => T,
  residualsOf: (batches: readonly T[]) => readonly number[],
): Independent<T> | Unknown => {
  if (batches.length < FEWEST_BATCHES)
    return unknown(`needs ${FEWEST_BATCHES} batches of calls, and has ${batches.length}`)
  let kept = grouped(batches, Math.ceil(batches.length / MOST), mean)
  for (; kept.length >= FEWEST_BATCHES; kept = grouped(kept, 2, mean)) {
    const lag1 = lag1Of(residualsOf(kept))
    if (!Number.isFinite(lag1)) return unknown('a batch has no finite mean')
    if (Math.abs(lag1) <= ERRORS_TO_BE_REAL / Math.sqrt(kept.length))
      return { kind: 'batches', batches: kept, lag1 }
  }
  return unknown('latencies drift or depend on one another for too long: needs a longer run')
}
