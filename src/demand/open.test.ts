import { describe, expect, it } from 'vitest'
import { instant } from '../domain/time'
import { DemandRig } from './test-rig'

const CONSTANT = { demand: 2, ratePerSecond: 500, arrivals: 'constant', callsPerCaller: 1_000_000 } as const
const scheduleOf = ({ made }: DemandRig) => made.map(({ scheduledAt }) => scheduledAt ?? Number.NaN)
/** Highest of the lowest `percent` of the values. */
const rankOf = (sorted: readonly number[], percent: number) =>
  sorted[Math.ceil((sorted.length * percent) / 100) - 1]

describe('open demand', () => {
  it('with constant gaps calls exactly every 1000 / (demand × rate) milliseconds', async () => {
    const rig = new DemandRig('open', CONSTANT)
    await rig.run(1000)
    expect(scheduleOf(rig)).toEqual(Array.from({ length: 1000 }, (_, n) => n + 1))
  })

  it('does not wait for replies', async () => {
    const rig = new DemandRig('open', CONSTANT)
    await rig.run(100)
    expect(rig.outstanding).toHaveLength(100)
  })

  it('with the same seed calls at the same moments, however time is cranked', async () => {
    const settings = { ...CONSTANT, arrivals: 'poisson', seed: 5 } as const
    const [smooth, jerky] = [new DemandRig('open', settings), new DemandRig('open', settings)]
    await smooth.run(400)
    for (let i = 0; i < 4; i += 1) {
      jerky.clock.advance(100)
      jerky.waiting.wake()
      await jerky.settle(0)
    }
    expect(smooth.made.length).toBeGreaterThan(300)
    expect(scheduleOf(jerky)).toEqual(scheduleOf(smooth))
  })

  it('makes all calls that have come due while the thread was busy, each with the moment it was due', async () => {
    const rig = new DemandRig('open', CONSTANT)
    rig.clock.advance(50.5)
    await rig.run(0)
    expect(scheduleOf(rig)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
    expect(rig.made.every(({ at }) => at === 50.5)).toBe(true)
  })

  // The example of coordinated omission: a call every ms takes 0.2 ms, but call 500 stalls for 100 ms more.
  // Reference values computed from these rules alone, in two ways.
  it('counts latency from the schedule, so that a stall shows in every call it delays', async () => {
    const fromSend: number[] = []
    const fromSchedule: number[] = []
    const rig = new DemandRig('open', { ...CONSTANT, seed: 1 }, (setUp) => {
      setUp.onSubmit = ({ scheduledAt, at }) => {
        setUp.clock.advance(fromSend.length === 499 ? 100.2 : 0.2)
        fromSend.push(setUp.clock.now() - at)
        fromSchedule.push(setUp.clock.now() - (scheduledAt ?? Number.NaN))
      }
    })
    while (fromSend.length < 1000) await rig.run(1)
    const [sent, scheduled] = [fromSend, fromSchedule].map((each) =>
      each.slice(0, 1000).toSorted((a, b) => a - b),
    ) as [number[], number[]]
    const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(meanOf(sent)).toBeCloseTo(0.3, 6)
    expect(rankOf(sent, 99.9)).toBeCloseTo(0.2, 6)
    expect(rankOf(sent, 100)).toBeCloseTo(100.2, 6)
    expect(meanOf(scheduled)).toBeCloseTo(6.5, 6)
    expect(rankOf(scheduled, 50)).toBeCloseTo(0.2, 6)
    expect(rankOf(scheduled, 90)).toBeCloseTo(20.2, 6)
    expect(rankOf(scheduled, 99)).toBeCloseTo(92.2, 6)
    expect(rankOf(scheduled, 99.9)).toBeCloseTo(99.4, 6)
    expect(rankOf(scheduled, 100)).toBeCloseTo(100.2, 6)
    // The one that stalled and 124 behind it; each catches up 0.8 ms.
    expect(scheduled.filter((latency) => latency > 0.2 + 1e-6)).toHaveLength(125)
  })

  it('that is behind by a lot makes 10,000 calls between two turns of the event loop', async () => {
    const rig = new DemandRig('open', CONSTANT)
    rig.clock.advance(35_000)
    await rig.run(0)
    const made = [rig.made.length]
    for (let i = 0; i < 3; i += 1) {
      await rig.turn()
      made.push(rig.made.length)
    }
    expect(made).toEqual([10_000, 20_000, 30_000, 35_000])
    expect(scheduleOf(rig).at(-1)).toBe(35_000)
  })

  it('begins its schedule anew after the page was away, gives up what was due before, and counts it', async () => {
    const rig = new DemandRig('open', CONSTANT)
    await rig.run(10)
    rig.clock.advance(5000)
    rig.notBefore = instant(5005)
    await rig.run(20)
    expect(scheduleOf(rig).slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, n) => n + 1))
    // Due at 11, 12, … 5005 ms.
    expect(rig.skipped).toBe(4995)
    expect(scheduleOf(rig).slice(10)).toEqual(Array.from({ length: 25 }, (_, n) => 5006 + n))
  })

  it('makes none that is due at the very instant before which nothing is made up for', async () => {
    const rig = new DemandRig('open', CONSTANT)
    await rig.run(10)
    // A frozen page says “not before now” whenever it is asked, and a punctual generator asks on the dot.
    rig.notBefore = instant(11)
    await rig.run(1)
    expect([rig.made.length, rig.skipped]).toEqual([10, 1])
  })

  it('gives up days of arrivals without drawing each, and goes on at its rate', async () => {
    const rig = new DemandRig('open', { ...CONSTANT, arrivals: 'poisson' })
    await rig.run(10)
    const days = 3 * 86_400_000
    rig.clock.advance(days)
    rig.notBefore = rig.clock.now()
    await rig.run(1000)
    const { length } = rig.made
    expect(rig.skipped / days).toBeCloseTo(1, 3)
    expect(length).toBeGreaterThan(850)
    expect(length).toBeLessThan(1150)
  })

  it('makes no call while nobody may, though its thread is held up just as it is told so', async () => {
    const rig = new DemandRig('open', CONSTANT)
    await rig.run(2)
    const { length } = rig.made
    Object.defineProperty(rig, 'notBefore', {
      get: () => {
        rig.clock.advance(0.1)
        const told = rig.clock.now()
        rig.clock.advance(5)
        return told
      },
    })
    await rig.run(100)
    expect(rig.made).toHaveLength(length)
  })

  it('stopped while it is behind makes no further call', async () => {
    const rig = new DemandRig('open', CONSTANT)
    rig.clock.advance(35_000)
    await rig.run(0)
    rig.demand.stop()
    await rig.turn()
    expect(rig.made).toHaveLength(10_000)
  })

  it('does not wait out a far-away arrival when the rate rises', async () => {
    const rig = new DemandRig('open', { ...CONSTANT, demand: 1, ratePerSecond: 1 })
    await rig.run(10)
    expect(rig.waiting.sleepsUntil).toBe(1000)
    rig.update({ ratePerSecond: 1000 })
    await rig.run(5)
    // 990 ms were left of its gap: a thousandth of that at the new rate.
    expect(scheduleOf(rig).map((at) => Number(at.toFixed(2)))).toEqual([10.99, 11.99, 12.99, 13.99, 14.99])
  })

  it('stretches what is left of a gap when the rate falls, and spaces the arrivals after it', async () => {
    const rig = new DemandRig('open', CONSTANT)
    await rig.run(2)
    rig.update({ demand: 1, ratePerSecond: 100 })
    await rig.run(30)
    expect(scheduleOf(rig)).toEqual([1, 2, 12, 22, 32])
  })

  it('makes as many calls as its rates say, however often these change', async () => {
    const rig = new DemandRig('open', { ...CONSTANT, arrivals: 'poisson', demand: 1, ratePerSecond: 20 })
    for (let step = 0; step < 4000; step += 1) {
      rig.update({ ratePerSecond: step % 2 === 0 ? 19 : 21 })
      await rig.run(50)
    }
    // 4,000 are to be expected in 200 s; three standard errors are 190.
    expect(Math.abs(rig.made.length - 4000)).toBeLessThan(190)
  })

  it('makes no call at a rate of 0, and goes on when it rises', async () => {
    const rig = new DemandRig('open', CONSTANT)
    await rig.run(2)
    rig.update({ demand: 0 })
    await rig.run(120_000)
    expect(rig.made).toHaveLength(2)
    rig.update({ demand: 1, ratePerSecond: 1000 })
    await rig.run(5)
    expect(rig.made.length).toBeGreaterThanOrEqual(6)
    expect(rig.errors).toEqual([])
  })

  it('keeps its schedule when settings change that do not touch the rate', async () => {
    const rig = new DemandRig('open', { ...CONSTANT, arrivals: 'poisson' })
    const twin = new DemandRig('open', { ...CONSTANT, arrivals: 'poisson' })
    await rig.run(50)
    rig.update({ demand: 1, ratePerSecond: 1000 })
    await rig.run(50)
    await twin.run(100)
    expect(scheduleOf(rig)).toEqual(scheduleOf(twin))
  })

  it('changes between random and constant gaps at once', async () => {
    const rig = new DemandRig('open', { ...CONSTANT, arrivals: 'poisson' })
    await rig.run(50)
    const { length } = rig.made
    rig.update({ arrivals: 'constant' })
    await rig.run(100)
    const later = scheduleOf(rig).slice(length)
    const gaps = later.slice(1).map((at, index) => at - (later[index] ?? Number.NaN))
    for (const gap of gaps) expect(gap).toBeCloseTo(1, 9)
    expect(later.length).toBeGreaterThanOrEqual(100)
  })
})
