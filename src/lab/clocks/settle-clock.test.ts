import { describe, expect, it } from 'vitest'
import { HandClock } from '../../domain/testing/test-clock'
import { instant } from '../../domain/time'
import type { Flight } from '../../pool/index'
import { SettleClock } from './settle-clock'

const replyOf = (worker: number, receivedAt: number): Flight => ({
  worker,
  dispatchedAt: 0,
  startedAt: 1,
  finishedAt: 2,
  receivedAt,
})

/** A clock that shows steps of 5 µs, and counts how often it was asked. */
const rig = () => {
  const hand = new HandClock()
  const asked = { times: 0 }
  const now = () => {
    asked.times += 1
    return instant(Math.floor(hand.present * 200) / 200)
  }
  const settling = new SettleClock({ now, timeOrigin: 0 })
  /** Settles so many calls of one reply, each of which takes `us`; gives by how much each stamp is early, µs. */
  const settle = (flight: Flight | null, calls: number, us: number) =>
    Array.from({ length: calls }, () => {
      const early = (hand.present - settling.read(flight)) * 1000
      hand.advance(us / 1000)
      return early
    })
  return { hand, asked, settle, settling }
}

describe('when calls settle', () => {
  it('is read once for as many calls of a reply as settle within a step of the clock', () => {
    const { asked, settle } = rig()
    for (let reply = 0; reply < 100; reply += 1) settle(replyOf(1, reply), 50, 1)
    asked.times = 0
    const early = Array.from({ length: 100 }, (_, reply) => settle(replyOf(1, 100 + reply), 50, 1)).flat()
    // Fifty calls of 1 µs are ten steps; each reply begins with a reading of its own.
    expect(asked.times).toBeGreaterThanOrEqual(100 * 10)
    expect(asked.times).toBeLessThanOrEqual(100 * 14)
    // A step for the calls that share a reading, another that the clock itself is behind.
    expect(Math.max(...early)).toBeLessThan(10.001)
  })

  it('is read for every call where each takes longer than that', () => {
    const { hand, settle, settling } = rig()
    settle(replyOf(1, 0), 100, 20)
    for (let n = 0; n < 100; n += 1) {
      expect(hand.present - settling.read(replyOf(1, 0))).toBeLessThan(0.005)
      hand.advance(0.02)
    }
  })

  it('is read anew for every reply, and for calls that never were in one', () => {
    const { hand, settle, settling } = rig()
    settle(replyOf(1, 0), 1000, 0.1)
    for (const flight of [replyOf(1, 7), replyOf(2, 7), null, null, replyOf(2, Number.NaN)]) {
      hand.advance(3)
      expect(hand.present - settling.read(flight)).toBeLessThan(0.005)
    }
  })

  it('is read again after sixteen calls, however quick they are', () => {
    const { asked, settle } = rig()
    settle(replyOf(1, 0), 1000, 0.001)
    asked.times = 0
    settle(replyOf(1, 0), 160, 0.001)
    expect(asked.times).toBeGreaterThanOrEqual(10)
  })

  it('is not read more often for long because the thread paused once', () => {
    const { asked, hand, settle } = rig()
    settle(replyOf(1, 0), 2000, 1)
    hand.advance(500)
    settle(replyOf(1, 0), 20, 1)
    asked.times = 0
    settle(replyOf(1, 0), 1000, 1)
    expect(asked.times).toBeLessThan(400)
  })
})
