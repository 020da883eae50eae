import { describe, expect, it } from 'vitest'
import { instant } from '../../domain/time'
import { type DeadlockSigns, DeadlockWatch } from './deadlock-watch'

/** Four calls in workers, each of which waits for one of four in the queue. */
const STUCK: DeadlockSigns = {
  stats: { inFlight: 4, queued: 4, blocked: 0, workers: { starting: 0 } },
  blocked: 4,
  ended: 10,
}
/** Looks ten times a second from 1 s to 3 s. @returns when it called it a deadlock, ms */
const foundAt = (signsAt: (ms: number) => DeadlockSigns, serviceUs = 100): number[] => {
  const watch = new DeadlockWatch(instant(0), { serviceUs })
  const found: number[] = []
  for (let ms = 1000; ms <= 3000; ms += 100) if (watch.isDeadlocked(signsAt(ms), instant(ms))) found.push(ms)
  return found
}

describe('the watch for deadlocks', () => {
  it('finds one when nothing has moved for ten service times, within bounds', () => {
    // The first look only notes how many calls have ended.
    expect(foundAt(() => STUCK)[0]).toBe(1400)
    expect(foundAt(() => STUCK, 60_000)[0]).toBe(1700)
    expect(foundAt(() => STUCK, 1_000_000)[0]).toBe(2600)
  })

  it.each([
    ['calls end', (ms: number) => ({ ...STUCK, ended: ms })],
    ['a call runs', () => ({ ...STUCK, blocked: 3 })],
    ['a worker starts', () => ({ ...STUCK, stats: { ...STUCK.stats, workers: { starting: 1 } } })],
    ['nothing waits', () => ({ ...STUCK, stats: { ...STUCK.stats, queued: 0 } })],
    ['nothing is there', () => ({ ...STUCK, blocked: 0, stats: { ...STUCK.stats, inFlight: 0 } })],
  ])('finds none while %s', (_, signsAt) => expect(foundAt(signsAt)).toEqual([]))

  it('finds one whose calls wait for room in the queue', () =>
    expect(foundAt(() => ({ ...STUCK, stats: { ...STUCK.stats, queued: 0, blocked: 4 } }))).not.toEqual([]))

  it('tells when, and how many places and calls it had', () => {
    const watch = new DeadlockWatch(instant(500), { serviceUs: 1 })
    for (const ms of [1000, 1100, 1400]) watch.isDeadlocked(STUCK, instant(ms))
    expect(watch.figures).toEqual({ count: 1, lastAt: 900, blocked: 4, queued: 4 })
  })
})
