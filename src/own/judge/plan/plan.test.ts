import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StageDemand } from '../../stage/protocol'
import { trialOf } from '../facts/test-facts'
import { planOf, poolSizes } from './plan'

const rate = (perSecond: number): StageDemand => ({ kind: 'rate', perSecond, arrivals: 'constant' })
const burst = (calls: number): StageDemand => ({ kind: 'burst', calls })

describe('the pools that are measured', () => {
  it.each<[string, number, StageDemand, number, number | null, readonly number[]]>([
    ['one, and one more, where one has time to spare', 3000, rate(200), 8, null, [1, 2]],
    ['as many as the rate takes, and one more', 3000, rate(600), 8, null, [3, 4]],
    ['no more than the machine has cores, and one more', 80_000, rate(200), 4, null, [4, 5]],
    ['two at the most where the machine tells of one core', 80_000, rate(200), 1, null, [2, 3]],
    ['one, two and all cores for a burst', 3000, burst(100), 8, null, [1, 2, 8]],
    ['no more workers than a burst has calls', 3000, burst(2), 8, null, [1, 2]],
    ['one for calls that come one at a time', 80_000, burst(1), 8, null, [1]],
    ['what was asked for, too', 3000, rate(200), 8, 6, [1, 2, 6]],
  ])('are %s', (_, callUs, demand, cores, asked, sizes) =>
    expect(poolSizes(trialOf({ callUs }), demand, cores, asked)).toEqual(sizes),
  )
})

it('A function of 3 ms is measured in 17 s, in five rounds at the least.', () => {
  for (const demand of [rate(200), burst(100), burst(1)]) {
    const { ways, rounds, blockMs, longestMs } = planOf(trialOf({ callUs: 3000 }), demand, 8, null)
    expect(rounds).toBeGreaterThanOrEqual(5)
    const blockTakesMs = demand.kind === 'burst' && demand.calls > 1 ? Math.min(300, longestMs) : blockMs
    expect(ways.length * rounds * blockTakesMs).toBeLessThan(17_000)
  }
})

it('Every plan has blocks of some length, an idle way, and pools unless the function cannot cross.', () =>
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e7, noNaN: true }),
      fc.oneof(
        fc.double({ min: 2, max: 1e6, noNaN: true }).map(rate),
        fc.integer({ min: 1, max: 1e5 }).map(burst),
      ),
      fc.integer({ min: 1, max: 128 }),
      fc.boolean(),
      (callUs, demand, cores, canCross) => {
        const unsendable = canCross ? null : 'it is a function'
        const plan = planOf(trialOf({ callUs, heldUs: callUs, unsendable }), demand, cores, null)
        expect(plan.blockMs).toBeGreaterThanOrEqual(300)
        expect(plan.blockMs).toBeLessThanOrEqual(1000)
        expect(plan.longestMs).toBeLessThanOrEqual(1500)
        expect(plan.ways[0]?.way).toBe('idle')
        expect(plan.sizes.length > 0).toBe(canCross)
        expect(Math.max(...plan.sizes, 0)).toBeLessThanOrEqual(Math.max(3, cores + 1))
      },
    ),
    { seed: 18 },
  ))
