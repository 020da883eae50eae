import { describe, expect, it } from 'vitest'
import { PUBLISHED, type PublishedSystem, type PublishedSystemId } from '../domain/experiments/published-2016'
import { firstRound, meanRound, publishedPoints } from './published-figures'

const system = (id: PublishedSystemId): PublishedSystem => {
  const found = PUBLISHED.find((one) => one.id === id)
  if (!found) throw new Error(`no system ${id}`)
  return found
}

describe('the published figures', () => {
  it('are 58 lines of four systems', () => {
    const lines = PUBLISHED.flatMap(({ series }) => series.flatMap(({ rounds }) => rounds))
    expect(PUBLISHED).toHaveLength(4)
    expect(lines).toHaveLength(58)
  })

  it('print a ratio within what the rounding of the two latencies leaves open', () => {
    for (const { id, series } of PUBLISHED) {
      const half = id === 'original' ? 0.005 : 0.5e-6
      for (const { poolUs, syncUs, slowdown } of series.flatMap(({ rounds }) => rounds)) {
        expect(slowdown).toBeGreaterThanOrEqual((poolUs - half) / (syncUs + half) - 0.005)
        expect(slowdown).toBeLessThanOrEqual((poolUs + half) / (syncUs - half) + 0.005)
      }
    }
  })

  it('of the queue pool grew 14.48× in latency, 3.72× in the direct call, and so only 3.89× in the printed ratio', () => {
    const [one, many] = [firstRound(system('queue'), 1), firstRound(system('queue'), 16)]
    if (!one || !many) throw new Error('no figures')
    expect(many.poolUs / one.poolUs).toBeCloseTo(14.484396608809277, 6)
    expect(many.syncUs / one.syncUs).toBeCloseTo(3.721999784092408, 6)
    expect(many.poolUs / many.syncUs / (one.poolUs / one.syncUs)).toBeCloseTo(3.8915629900664355, 6)
    expect(many.poolUs / one.syncUs).toBeCloseTo(1600.7215415802036, 4)
  })

  it('of the own pool were 2.63 times the queue pool’s in the first line, 2.79 times in the mean of all', () => {
    const queue = firstRound(system('queue'), 1)?.poolUs ?? 0
    expect((firstRound(system('own'), 1)?.poolUs ?? 0) / queue).toBeCloseTo(2.6269274505690134, 6)
    expect((meanRound(system('own'), 1)?.poolUs ?? 0) / queue).toBeCloseTo(2.792816272731427, 6)
  })

  it('know which callers were not measured', () => {
    expect(firstRound(system('queue'), 8)).toBeNull()
    expect(meanRound(system('jit'), 16)).toBeNull()
    expect(publishedPoints(system('original')).map(({ callers }) => callers)).toEqual([1, 8, 16])
  })
})
