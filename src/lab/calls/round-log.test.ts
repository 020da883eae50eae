import { describe, expect, it } from 'vitest'
import { micros } from '../../domain/time'
import { RoundLog } from './round-log'

describe('the log of rounds', () => {
  // The 2016 figures at one caller and at sixteen: 46.067005 against 0.416845 µs is 110.51 times.
  it('has a line for each round, with latency, synchronous mean and their ratio', () => {
    const log = new RoundLog()
    log.end({ count: 10_000, mean: micros(46.067005) }, micros(0.416845))
    log.end({ count: 160_000, mean: micros(667.252771) }, micros(1.551497))
    expect(log.newest.map(({ round, calls }) => [round, calls])).toEqual([
      [1, 10_000],
      [2, 160_000],
    ])
    const [first, second] = log.newest.map(({ slowdown }) => slowdown)
    expect(first).toBeCloseTo(110.513512, 6)
    expect(second).toBeCloseTo(430.070294, 6)
  })

  it('weighs its rounds by their calls in the ratio of 2016', () => {
    const log = new RoundLog()
    expect(log.asPrinted2016).toBeNull()
    log.end({ count: 1, mean: micros(900) }, micros(1))
    log.end({ count: 99, mean: micros(100) }, micros(2))
    expect(log.asPrinted2016).toBeCloseTo((900 + 9900) / (1 + 198), 12)
  })

  it('counts a round in which no call completed, and gives it no line', () => {
    const log = new RoundLog()
    log.end({ count: 0, mean: null }, micros(1))
    log.end({ count: 1, mean: micros(5) }, micros(1))
    expect([log.ended, log.newest.map(({ round }) => round)]).toEqual([2, [2]])
  })

  it('shows the newest hundred lines and keeps the newest thousand', () => {
    const log = new RoundLog()
    for (let n = 0; n < 1500; n += 1) log.end({ count: 1, mean: micros(5) }, micros(1))
    expect([log.newest.length, log.newest[0]?.round, log.kept.length, log.kept[0]?.round, log.ended]).toEqual(
      [100, 1401, 1000, 501, 1500],
    )
  })
})
