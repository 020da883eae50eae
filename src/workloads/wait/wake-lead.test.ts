import { expect, it } from 'vitest'
import { WakeLead } from './wake-lead'

/** A thread that wakes so late at each wake, ms, and the lead of a wait after all of them. */
const leadAfter = (latenesses: readonly number[], spanMs: number): number => {
  const lead = new WakeLead()
  for (const late of latenesses) lead.note(late)
  return lead.of(spanMs)
}
const often = (times: number, ...late: readonly number[]) => Array.from({ length: times }, () => late).flat()

it('Who was never late is not woken early.', () => expect(leadAfter([0, 0, 0], 2)).toBe(0))

it('A thread that always wakes 0.1 ms late is woken some 0.1 ms earlier, however it began.', () => {
  for (const first of [[], often(100, 5)])
    expect(leadAfter([...first, ...often(400, 0.1)], 2)).toBeCloseTo(0.1, 1)
})

it('A wake that is late once in a while moves nothing.', () =>
  expect(leadAfter(often(50, ...often(9, 0.08), 12), 2)).toBeCloseTo(0.1, 1))

it('At most a tenth of a wait, and a quarter of a millisecond, is waited for awake.', () => {
  const late = often(200, 3)
  expect(leadAfter(late, 1)).toBeCloseTo(0.1)
  expect(leadAfter(late, 1000)).toBe(0.25)
  expect(leadAfter(late, 0)).toBe(0)
  expect(leadAfter(late, -1)).toBe(0)
})
