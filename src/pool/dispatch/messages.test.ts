import { describe, expect, it } from 'vitest'
import { createTimedPool, type HandWorker } from '../testing/test-transport.js'

/** A pool that knows what its function takes. The cost of a message stays what it is assumed to be, 0.05 ms, or less. */
const createLearnedPool = (count: number, serviceMs: number) => {
  const hand = createTimedPool(count, { batch: 'auto' })
  hand.submit(0)
  hand.time.endTurn()
  hand.worker(0).reply('done', undefined, serviceMs)
  const sent = () => hand.workers.map(({ sent: batches }) => batches.filter(([first]) => first !== 0))
  return { ...hand, sent }
}
const SHORT_MS = 0.001

describe('with batch "auto"', () => {
  it('calls of one turn travel together at its end', () => {
    const { time, submit, sent } = createLearnedPool(1, SHORT_MS)
    submit(1, 2, 3)
    expect(sent()).toEqual([[]])
    time.endTurn()
    expect(sent()).toEqual([[[1, 2, 3]]])
  })

  it('a lone caller’s call goes at the end of the turn, without a wait', () => {
    const { time, submit, sent, worker } = createLearnedPool(2, SHORT_MS)
    for (const number of [1, 2]) {
      submit(number)
      time.endTurn()
      worker(0).reply('done', undefined, SHORT_MS)
    }
    expect(sent()).toEqual([[[1], [2]], []])
  })

  it('what is too little for another worker waits for the message under way, and goes with the next', () => {
    const { time, submit, sent, worker } = createLearnedPool(2, SHORT_MS)
    submit(1)
    time.endTurn()
    submit(2)
    time.endTurn()
    submit(3)
    time.endTurn()
    expect(sent()).toEqual([[[1]], []])
    worker(0).reply('done', undefined, SHORT_MS)
    time.endTurn()
    expect(sent()).toEqual([[[1], [2, 3]], []])
  })

  it('what waits for a message goes to another worker after 4 ms', () => {
    const { pool, time, submit, sent } = createLearnedPool(2, SHORT_MS)
    submit(1)
    time.endTurn()
    submit(2)
    time.pass(3.9)
    expect(sent()).toEqual([[[1]], []])
    time.pass(0.1)
    expect(sent()).toEqual([[[1]], [[2]]])
    expect(pool.stats()).toMatchObject({ queued: 0, inFlight: 2 })
  })

  it('what waits for a message is not held back when its worker dies', () => {
    const { time, submit, sent, worker } = createLearnedPool(2, SHORT_MS)
    submit(1)
    time.endTurn()
    submit(2)
    time.endTurn()
    worker(0).die()
    submit(3)
    time.endTurn()
    expect(sent().slice(0, 2)).toEqual([[[1]], [[2, 3]]])
  })

  it('enough work for a message of its own wakes another worker at once', () => {
    const { time, submit, sent } = createLearnedPool(2, SHORT_MS)
    submit(1)
    time.endTurn()
    submit(...Array.from({ length: 100 }, (_, n) => n + 2))
    time.endTurn()
    expect(sent()[1]?.[0]?.[0]).toBe(2)
    expect(sent()[1]?.[0]?.length).toBeGreaterThan(20)
  })

  it('long calls spread over all idle workers, one each', () => {
    const { time, submit, sent } = createLearnedPool(4, 5)
    submit(1, 2, 3, 4, 5, 6)
    time.endTurn()
    expect(sent().flat().toSorted()).toEqual([[1], [2], [3], [4]])
    expect(sent().every((batches: HandWorker['sent']) => batches.length === 1)).toBe(true)
  })

  it('calls of a function never seen spread over all idle workers, one each', () => {
    const { time, submit, held } = createTimedPool(3, { batch: 'auto' })
    submit(1, 2, 3, 4)
    time.endTurn()
    expect(held()).toEqual([[1], [2], [3]])
  })

  it('calls of a turn that would overflow the queue are sent before its end', () => {
    const { pool, time, submit } = createTimedPool(2, { batch: 'auto', queueLimit: 1 })
    const tasks = submit(1, 2, 3, 4)
    time.endTurn()
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['waiting', 'waiting', 'waiting', 'rejected'])
    expect(pool.stats()).toMatchObject({ inFlight: 2, queued: 1 })
  })

  it('what a message costs is learnt from those that carry few calls', () => {
    const { pool, time, submit, worker } = createTimedPool(1, { batch: 'auto' })
    submit(1)
    time.endTurn()
    time.pass(2)
    worker(0).reply('done', undefined, 1.9)
    expect(pool.stats().messageMs).toBeCloseTo(0.05 + (0.1 - 0.05) / 32, 10)
  })
})
