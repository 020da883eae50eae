import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import { instant, micros, millis } from '../../domain/time'
import {
  type ClockOffset,
  clockOffset,
  driftOf,
  FEWEST_PINGS,
  isQuickestFound,
  judgeOrigins,
  originsBound,
  type Ping,
  pingOffset,
} from './clock-offset'

const pingOf = (sentAt: number, receivedAt: number, answeredAt: number, returnedAt: number): Ping => ({
  sentAt: instant(sentAt),
  receivedAt: instant(receivedAt),
  answeredAt: instant(answeredAt),
  returnedAt: instant(returnedAt),
})

/** Pings of a test that does not say otherwise. */
const PINGS = 75

/** How long a message takes on either way, ms. */
type Delays = () => readonly [there: number, back: number]

/** Pings between threads whose clocks differ by `offset` and show steps of `stepMs`, rounded down. */
const pingsOf = (offset: number, stepMs: number, delays: Delays, count = PINGS): Ping[] => {
  const shown = (ms: number) => Math.floor(ms / stepMs) * stepMs
  return Array.from({ length: count }, (_, n) => {
    const sent = 1000 + n * 0.3517
    const [there, back] = delays()
    const received = sent + there
    const answered = received + 0.0083
    return pingOf(shown(sent), shown(received + offset), shown(answered + offset), shown(answered + back))
  })
}

/** Delays of some tens of microseconds, of which `share` is on the way there; a few are long. */
const unevenDelays = (share: number, seed: number): Delays => {
  const random = createRandom(seed)
  return () => {
    const both = 0.02 + 0.06 * random() - 0.02 * Math.log(1 - random()) + (random() < 0.05 ? 5 * random() : 0)
    const shareThere = random() < 0.5 ? share : random()
    return [both * shareThere, both * (1 - shareThere)]
  }
}

const offsetFrom = (pings: readonly Ping[], stepMs: number): ClockOffset => {
  const measured = clockOffset(pings, micros(stepMs * 1000))
  if (measured.kind === 'none') throw new Error(measured.reason)
  return measured
}

describe('one ping', () => {
  it('sent at 100, received at 250.02, answered at 250.03 and back at 100.08 says 149.985 ms, to 35 µs', () =>
    expect(pingOffset(pingOf(100, 250.02, 250.03, 100.08))).toEqual({
      offset: expect.closeTo(149.985, 9),
      roundTrip: expect.closeTo(70, 6),
      bound: expect.closeTo(35, 6),
    }))

  it('on a coarse clock may seem to come back before it was sent, and then has no bound below 0', () =>
    expect(pingOffset(pingOf(100, 250, 250.1, 100))).toMatchObject({ bound: 0 }))
})

describe('the offset of a worker’s clock', () => {
  const cases = fc.record({
    offset: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
    stepMs: fc.constantFrom(0.005, 0.02, 0.1, 1),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.integer(),
  })
  /** Doubles of some 100,000 ms are no finer. */
  const ROUNDING_US = 1e-6

  it('is wrong by no more than its bound, however unevenly delays are shared between the two ways', () => {
    const holds = fc.property(cases, ({ offset, stepMs, share, seed }) => {
      const measured = offsetFrom(pingsOf(offset, stepMs, unevenDelays(share, seed)), stepMs)
      expect(Math.abs(measured.offset - offset) * 1000).toBeLessThanOrEqual(measured.bound + ROUNDING_US)
    })
    fc.assert(holds, { seed: 11, numRuns: 500 })
  })

  it('has a wider bound when all pings but the quickest were held up on one way', () => {
    let ping = 0
    const pings = pingsOf(0, 0.005, () => {
      ping += 1
      return ping === 60 ? [0.01, 0.01] : [1, 0.01]
    })
    const measured = offsetFrom(pings, 0.005)
    expect(Math.abs(measured.offset) * 1000).toBeGreaterThan(measured.leastRoundTrip / 2 + 10)
    expect(Math.abs(measured.offset) * 1000).toBeLessThanOrEqual(measured.bound)
  })

  it('is half the least round trip and two steps from the truth when the quick pings agree', () =>
    expect(
      offsetFrom(
        pingsOf(250, 0.001, () => [0.02, 0.03]),
        0.001,
      ).bound,
    ).toBeCloseTo(25 + 2, -0.3))

  it('rests on the 25 quickest pings: those of threads that warm up are slow, and do not count', () => {
    const warmingUp = pingsOf(0, 0.005, () => [2, 0.1], 50)
    const quick = pingsOf(0, 0.005, () => [0.02, 0.02], 25)
    expect(offsetFrom([...warmingUp, ...quick], 0.005).offset).toBeCloseTo(0, 2)
    // Another of them, and one that was held up is the 25th: the median is none of it.
    expect(offsetFrom([...warmingUp, ...quick.slice(1)], 0.005).offset).toBeCloseTo(0, 2)
  })

  it('is unknown, and never NaN, from too few pings and from a clock that shows nothing', () => {
    const pings = pingsOf(0, 0.005, () => [0.02, 0.02])
    expect(clockOffset(pings.slice(0, 24), micros(5))).toEqual({
      kind: 'none',
      reason: 'needs 25 pings, and has 24',
    })
    expect(clockOffset([...pings, pingOf(1, Number.NaN, 2, 3)], micros(5))).toEqual({
      kind: 'none',
      reason: 'a clock showed no finite time',
    })
  })

  it('leaves true time origins alone, and finds any that are wrong by more than twice the bound', () => {
    const judges = fc.property(cases, fc.double({ min: 1.001, max: 100, noNaN: true }), (drawn, beyond) => {
      const { offset, stepMs, share, seed } = drawn
      const measured = offsetFrom(pingsOf(offset, stepMs, unevenDelays(share, seed)), stepMs)
      const slack = { ...measured, bound: micros(measured.bound + ROUNDING_US) }
      const origins = millis(-offset)
      expect(judgeOrigins(origins, slack)).toMatchObject({ kind: 'ok', add: origins })
      const skew = (2 * originsBound(slack) * beyond) / 1000
      for (const wrong of [millis(origins + skew), millis(origins - skew)]) {
        const verdict = judgeOrigins(wrong, slack)
        expect(verdict).toMatchObject({ kind: 'off', add: -measured.offset })
        if (verdict.kind === 'off')
          expect(Math.abs(verdict.by - (wrong - origins) * 1000)).toBeLessThanOrEqual(originsBound(slack))
      }
    })
    fc.assert(judges, { seed: 12, numRuns: 300 })
  })
})

it('Origins that a browser rounded up and down by a step are true, however quick the pings', () => {
  const quick = pingsOf(0, 0.005, () => [0.0001, 0.0001])
  const measured = offsetFrom(quick, 0.005)
  for (const wrong of [-0.0101, 0.0101]) {
    const off = { ...measured, offset: millis(measured.offset + wrong) }
    expect(judgeOrigins(millis(0), off).kind).toBe('ok')
  }
  expect(judgeOrigins(millis(0), { ...measured, offset: millis(0.05) }).kind).toBe('off')
})

describe('the quickest ping', () => {
  const STEP = micros(5)
  const alike = (count: number, ms = 0.02) => pingsOf(0, 0.0001, () => [ms, ms], count)

  it('is found when twenty more were no quicker, and not before there are 40', () => {
    expect(isQuickestFound(alike(FEWEST_PINGS - 1), STEP)).toBe(false)
    expect(isQuickestFound(alike(FEWEST_PINGS), STEP)).toBe(true)
  })

  it('is not found while the last twenty have one that is quicker by more than a step of the clock', () => {
    expect(isQuickestFound([...alike(40), ...alike(20, 0.017)], STEP)).toBe(false)
    expect(isQuickestFound([...alike(40), ...alike(21, 0.017)], STEP)).toBe(true)
    expect(isQuickestFound([...alike(40), ...alike(20, 0.018)], STEP)).toBe(true)
  })

  it.each([0.005, 0.1])('found, the bound is as narrow as 75 pings make it: steps of %d ms', (stepMs) => {
    const step = micros(stepMs * 1000)
    const drawn = Array.from({ length: 200 }, (_, seed) => {
      const all = pingsOf(0, stepMs, unevenDelays(0.5, seed))
      const needed = all.findIndex((_ping, n) => isQuickestFound(all.slice(0, n + 1), step)) + 1 || PINGS
      const boundOf = (pings: readonly Ping[]) => offsetFrom(pings, stepMs).bound
      return { needed, stopped: boundOf(all.slice(0, needed)), of75: boundOf(all.slice(50)) }
    })
    const mean = (of: (one: (typeof drawn)[number]) => number) =>
      drawn.reduce((sum, one) => sum + of(one), 0) / drawn.length
    expect(mean(({ needed }) => needed)).toBeLessThan(50)
    // 75 of which the first 50 were dropped, as it was once.
    expect(mean(({ stopped }) => stopped)).toBeLessThanOrEqual(mean(({ of75 }) => of75))
  })
})

describe('the drift between two measurements', () => {
  const offset = (ms: number): ClockOffset => ({
    kind: 'offset',
    offset: millis(ms),
    bound: micros(25),
    leastRoundTrip: micros(40),
    step: micros(5),
  })

  it('of 60 µs in a minute is 1 µs a second, to the bounds of both', () =>
    expect(driftOf(offset(5), offset(5.06), millis(60_000))).toEqual({
      kind: 'drift',
      perSecond: expect.closeTo(1, 9),
      bound: expect.closeTo(50 / 60, 9),
    }))

  it('is unknown when no time lies between them', () =>
    expect(driftOf(offset(5), offset(5), millis(0))).toEqual({
      kind: 'none',
      reason: 'no time has passed between the two measurements',
    }))
})
