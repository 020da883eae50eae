import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyJump, iterate, jumpOf } from './lcg'

describe('the congruential generator', () => {
  // x ← 1664525·x + 477033311 mod 2²⁹ from 0, worked with whole numbers of any size.
  it('goes from 0 through the numbers that its definition gives', () => {
    const reference = [477_033_311n]
    for (let i = 1; i < 5; i += 1)
      reference.push(((reference[i - 1] ?? 0n) * 1_664_525n + 477_033_311n) % 536_870_912n)
    expect([1, 2, 3, 4, 5].map((steps) => BigInt(iterate(0, steps)))).toEqual(reference)
  })

  it('jumps to where single steps lead, from any number, over any number of steps', () => {
    const agrees = fc.property(fc.integer(), fc.nat({ max: 5000 }), (x, steps) => {
      expect(applyJump(x, jumpOf(steps))).toBe(iterate(x, steps))
    })
    fc.assert(agrees, { seed: 1, numRuns: 300 })
  })

  it('jumps as far in two jumps as in one, however far', () => {
    const agrees = fc.property(
      fc.integer(),
      fc.nat({ max: 2 ** 50 }),
      fc.nat({ max: 2 ** 50 }),
      (x, first, second) => {
        expect(applyJump(applyJump(x, jumpOf(first)), jumpOf(second))).toBe(
          applyJump(x, jumpOf(first + second)),
        )
      },
    )
    fc.assert(agrees, { seed: 2, numRuns: 500 })
  })

  // What an engine has seen of an addition decides how it compiles it: a sum beyond 31 bits once, and it is of doubles.
  it('never sums up beyond a small integer, whatever it starts from', () => {
    const largest = 2 ** 29 - 1 + (1_013_904_223 % 2 ** 29)
    expect(largest).toBeLessThan(2 ** 30)
    const isInRange = fc.property(fc.integer(), fc.nat({ max: 50 }), (x, steps) => {
      expect(iterate(x, steps)).toBeGreaterThanOrEqual(0)
      expect(iterate(x, steps)).toBeLessThan(2 ** 29)
    })
    fc.assert(isInRange, { seed: 5, numRuns: 300 })
  })

  it('stays where it is over no step', () => {
    expect(iterate(42, 0)).toBe(42)
    expect(applyJump(42, jumpOf(0))).toBe(42)
  })
})
