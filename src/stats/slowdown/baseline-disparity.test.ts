import { describe, expect, it } from 'vitest'
import { doTimesAgree, findDisparity, spreadOf } from './baseline-disparity'

const QUIET = [100, 100.2, 101, 100.5, 100.1]
const scaled = (batches: readonly number[], factor: number) => batches.map((us) => us * factor)

describe('the direct call beside the same call in a quiet worker', () => {
  it('differs in nothing where the quickest of both agree, however noisy the others', () => {
    expect(findDisparity(QUIET, scaled(QUIET, 1.1), true)).toBeNull()
    expect(findDisparity([300, 100, 900, 250], QUIET, true)).toBeNull()
  })

  it.each([4.5, 1 / 4.5, 1.3])(
    'takes %d times as long for slower code where the engine’s own work takes as long on both, for a slower core where that differs as much, and for what cannot be told else',
    (factor) => {
      const causeAt = (pace: number | null) => findDisparity(scaled(QUIET, factor), QUIET, true, pace)?.cause
      expect(causeAt(1.02)).toBe('slower-code')
      expect(causeAt(factor * 0.97)).toBe('slower-core')
      expect([null, 40, 1 / 40].map(causeAt)).toEqual(['untold', 'untold', 'untold'])
    },
  )

  it('is slower code where the engine’s own work differs by the least part of it, either way, as on a busy machine', () => {
    const causeAt = (factor: number, pace: number) =>
      findDisparity(scaled(QUIET, factor), QUIET, true, pace)?.cause
    expect([causeAt(6, 1.24), causeAt(6.4, 1 / 1.27), causeAt(1 / 11.4, 1 / 1.5)]).toEqual(
      Array(3).fill('slower-code'),
    )
  })

  it('is told by no pace that would be both alike and as far apart', () =>
    expect(findDisparity(scaled(QUIET, 1.2), QUIET, true, 1.1)).toMatchObject({ cause: 'untold' }))

  it('is held up by other programs where batches of one thread differ among themselves', () =>
    expect(findDisparity([180, 260, 340, 150, 410], QUIET, true)).toMatchObject({ cause: 'other-programs' }))

  it('is in slower code where it differs by more than other programs stretched any batch', () =>
    expect(findDisparity([600, 860, 910], QUIET, true, 1)).toMatchObject({ cause: 'slower-code' }))

  it.each([
    [[348], QUIET],
    [QUIET, [348, 350]],
  ])('has a cause that is not known where there was time for too few batches', (caller, worker) =>
    expect(findDisparity(caller, worker, true)).toMatchObject({ cause: 'too-few-batches' }),
  )

  it('is no measure of a worker that did other work, even in the same time', () =>
    expect(findDisparity(QUIET, QUIET, false)).toMatchObject({ cause: 'other-work' }))

  it('is not compared with what was not measured', () => {
    expect(findDisparity(QUIET, [], true)).toBeNull()
    expect(findDisparity([], QUIET, true)).toBeNull()
  })
})

describe('the spread of batches', () => {
  it('is their median over the quickest, and nothing is said of two', () => {
    expect(spreadOf([100, 150, 130, 500])).toBeCloseTo(1.5, 9)
    expect(spreadOf([100, 900])).toBe(1)
  })
})

it('two times agree up to the limit, whichever is greater', () => {
  expect([doTimesAgree(85, 100), doTimesAgree(100, 85)]).toEqual([true, true])
  expect([doTimesAgree(84, 100), doTimesAgree(100, 84)]).toEqual([false, false])
})
