import { describe, expect, it } from 'vitest'
import { isStillGrowing, parallelismOf, type StepWork } from './parallelism'

const PIECE_US = 20
const STEP_MS = 16

/** A worker that had `share` of a core from `from` on, until its time was over. */
const worked = (share: number, from = 0, quickestUs = PIECE_US): StepWork => ({
  from,
  to: from + STEP_MS,
  pieces: (share * STEP_MS * 1000) / PIECE_US,
  quickestUs,
})

const two = [[worked(1)], [worked(1), worked(1)], Array(4).fill(worked(0.5)) as StepWork[]]

describe('parallelism', () => {
  it('of a machine of two cores is two, however many workers share them', () => {
    const found = parallelismOf(two)
    expect(found).toMatchObject({ alone: 1, cores: 2 })
    expect(found?.steps).toEqual([
      { workers: 1, cores: 1 },
      { workers: 2, cores: 2 },
      { workers: 4, cores: 2 },
    ])
  })

  it('of one core is one, when two workers had it by turns', () =>
    expect(parallelismOf([[worked(1)], [worked(0.5), worked(0.5)]])).toMatchObject({ alone: 1, cores: 1 }))

  it('of one core is one, when the second worker began only when the first had ended', () =>
    expect(parallelismOf([[worked(1)], [worked(1), worked(1, STEP_MS)]])?.cores).toBe(1))

  it('beside a busy program is what was left, told from the quickest stretch of work', () =>
    expect(parallelismOf([[worked(0.5)], [worked(0.5), worked(0.5)]])).toMatchObject({
      alone: 0.5,
      cores: 1,
    }))

  it('is never more than there were workers, however their edges were timed', () =>
    expect(parallelismOf([[worked(1.1)]])).toMatchObject({ alone: 1, cores: 1 }))

  it('is not known of no step, nor of a clock that stood still', () => {
    expect(parallelismOf([])).toBeNull()
    expect(parallelismOf([[worked(1, 0, 0)]])).toBeNull()
  })

  it('grows as long as twice the workers do a fifth more', () => {
    const growing = (steps: readonly StepWork[][]) => {
      const found = parallelismOf(steps)
      return found && isStillGrowing(found)
    }
    expect(growing(two.slice(0, 1))).toBe(true)
    expect(growing(two.slice(0, 2))).toBe(true)
    expect(growing(two)).toBe(false)
    expect(growing([[worked(1)], [worked(0.6), worked(0.6)]])).toBe(false)
  })
})
