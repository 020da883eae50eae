import { expect, it } from 'vitest'
import { instant } from '../../domain/time'
import type { Ping } from './clock-offset'
import { stampCostOf } from './stamp-cost'

/** Pings that stay so long, µs, by the worker's clock. */
const pingsOf = (stays: readonly number[]): readonly Ping[] =>
  stays.map((us) => ({
    sentAt: instant(0),
    receivedAt: instant(10),
    answeredAt: instant(10 + us / 1000),
    returnedAt: instant(20),
  }))

it('stamping costs the mean stay of pings, found through the steps of the clock, and with an error', () => {
  // A clock of 20 µs shows 1 µs as one step in twenty.
  const stays = Array.from({ length: 420 }, (_, n) => (n % 20 === 0 ? 20 : 0))
  const cost = stampCostOf(pingsOf(stays))
  expect(cost?.meanUs).toBeCloseTo(1, 6)
  expect(cost?.errorUs).toBeGreaterThan(0.2)
  expect(cost?.errorUs).toBeLessThan(0.6)
})

it('the first pings, in cold code, count for nothing; too few tell nothing', () => {
  const cold = Array.from({ length: 20 }, () => 500)
  const warm = Array.from({ length: 60 }, () => 1)
  expect(stampCostOf(pingsOf([...cold, ...warm]))?.meanUs).toBeCloseTo(1, 6)
  expect(stampCostOf(pingsOf(cold))).toBeNull()
})
