import { describe, expect, it } from 'vitest'
import { createReadyPool } from '../testing/test-transport.js'
import { CallCount } from './call-count.js'

describe('the callCount of a worker', () => {
  it('agree while it runs what it is sent and answers each call once', () => {
    const callCount = new CallCount()
    callCount.sent(3)
    callCount.returned(1, 2)
    callCount.returned(2, 3)
    callCount.compare([])
    expect(callCount.atOdds).toBe(0)
  })

  it('agree when answers overtake one another', () => {
    const callCount = new CallCount()
    callCount.sent(3)
    callCount.returned(1, 3)
    callCount.returned(1, 2)
    expect(callCount.atOdds).toBe(0)
  })

  it('agree when calls could not be sent, or their answers not be read', () => {
    const callCount = new CallCount()
    callCount.sent(4)
    callCount.takenBack(1)
    callCount.unreadable(1)
    callCount.returned(2, 2)
    callCount.compare([])
    expect(callCount.atOdds).toBe(0)
  })

  it.each([
    ['an answer to a call that it never started', (callCount: CallCount) => callCount.returned(2, 1), 1],
    ['calls that nobody sent', (callCount: CallCount) => callCount.returned(1, 5), 2],
    ['an answer that was lost', (callCount: CallCount) => callCount.compare([]), 3],
  ])('are at odds on %s', (_what, happens, odds) => {
    const callCount = new CallCount()
    callCount.sent(3)
    happens(callCount)
    expect(callCount.atOdds).toBe(odds)
  })
})

describe('a pool', () => {
  it('is at odds with a worker that answers a call twice, and stays so when the worker is gone', async () => {
    const { pool, submit, worker } = createReadyPool(1)
    submit(1)
    const [call] = worker(0).held
    worker(0).reply()
    expect(pool.stats().atOdds).toBe(0)
    submit(2)
    worker(0).reply('again', call)
    expect(pool.stats().atOdds).toBe(1)
    await pool.close({ force: true })
    expect(pool.stats().atOdds).toBe(1)
  })
})
