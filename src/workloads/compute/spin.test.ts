import { expect, it } from 'vitest'
import { instant, millis } from '../../domain/time'
import { spin } from './spin'

/** A clock that shows so much more at every reading, ms. */
const clockOf = (spans: (reading: number) => number) => {
  let [present, readings] = [0, 0]
  return {
    timeOrigin: 1000,
    now: () => {
      const at = present
      present += spans(readings)
      readings += 1
      return instant(at)
    },
  }
}

it('Spinning ends when its time is over, and counts the pieces of work done until then.', () => {
  const { from, to, pieces, quickestUs } = spin(
    clockOf(() => 0.25),
    millis(32),
  )
  expect({ from, to, pieces }).toEqual({ from: 1000, to: 1032, pieces: 128 })
  expect(quickestUs).toBe(250)
})

it('The quickest stretch has none of the time in which another program ran.', () => {
  const { pieces, quickestUs } = spin(
    clockOf((reading) => (reading === 10 ? 16.25 : 0.25)),
    millis(48),
  )
  expect(pieces).toBe(128)
  expect(quickestUs).toBe(250)
})

it('Of fewer pieces than a stretch has, their mean is the measure; a clock of huge steps ends it too.', () =>
  expect(
    spin(
      clockOf(() => 100),
      millis(16),
    ),
  ).toMatchObject({ pieces: 1, quickestUs: 100_000 }))
