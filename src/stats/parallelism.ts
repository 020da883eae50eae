import type { Parallelism, ParallelStep } from '../domain/figures/parallelism'

/** What one worker did in a step, in any unit of work. */
export interface StepWork {
  /** Wall clock, ms. */
  readonly from: number
  readonly to: number
  readonly pieces: number
  readonly quickestUs: number
}

/**
 * Cores’ work of workers that spun together: all that they did, in pieces that take `pieceUs` of a core of their own,
 * over the time from the first start to the last end. A worker that had to wait for a core to begin on ends late.
 */
const coresOf = (works: readonly StepWork[], pieceUs: number): number => {
  const from = Math.min(...works.map((work) => work.from))
  const to = Math.max(...works.map((work) => work.to))
  const doneUs = works.reduce((sum, { pieces }) => sum + pieces * pieceUs, 0)
  // The edges of the time are of single workers: together they cannot have had more than a core each.
  return Math.min(works.length, doneUs / ((to - from) * 1000))
}

/**
 * What steps of 1, 2, 4, … workers say of the machine; null without any. The measure is the quickest stretch that any of
 * them had: noise only adds to it.
 */
export const parallelismOf = (steps: readonly (readonly StepWork[])[]): Parallelism | null => {
  const pieceUs = Math.min(...steps.flat().map(({ quickestUs }) => quickestUs))
  const found: readonly ParallelStep[] = steps.map((works) => ({
    workers: works.length,
    cores: coresOf(works, pieceUs),
  }))
  const [first] = found
  if (!first || !(pieceUs > 0)) return null
  return { alone: first.cores, steps: found, cores: Math.max(...found.map(({ cores }) => cores)) }
}

/** More workers that brought less than this beside what there was bring no more. */
const WORTH = 1.2

/** Whether the last step, of twice the workers of the one before it, brought more. */
export const isStillGrowing = ({ steps }: Parallelism): boolean => {
  const [before, last] = steps.slice(-2)
  return !before || !last || last.cores > before.cores * WORTH
}
