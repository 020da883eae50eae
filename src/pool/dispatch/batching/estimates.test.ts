import { describe, expect, it } from 'vitest'
import { Batch } from '../../calls/batch.js'
import { HandWorker, NotedTask } from '../../testing/test-transport.js'
import { PoolWorker } from '../../workers/pool-worker.js'
import { Setbacks } from '../../workers/replacement/setbacks.js'
import { Estimates } from './estimates.js'

const NO_LINK = { send: () => undefined, close: () => undefined }
const memberOf = () =>
  new PoolWorker(
    { id: 1, generation: { start: 0, death: 0 }, deaths: new Setbacks() },
    new HandWorker(),
    () => NO_LINK,
  )
const batchOf = (size: number, poolWorker = memberOf()) =>
  new Batch(
    poolWorker,
    Array.from({ length: size }, (_, n) => new NotedTask(n)),
    0,
  )

describe('the service time of a function', () => {
  it('is infinite until a call of it was seen, whatever is known of others', () => {
    const estimates = new Estimates()
    estimates.sawService('other', 1)
    expect([estimates.serviceMs('work'), estimates.serviceMs('other')]).toEqual([Number.POSITIVE_INFINITY, 1])
  })

  it('is the mean of the first 64 calls', () => {
    const estimates = new Estimates()
    for (let n = 1; n <= 64; n += 1) estimates.sawService('work', n)
    expect(estimates.serviceMs('work')).toBeCloseTo(32.5, 10)
  })

  it('then moves by a 64th of the difference with each call, so that it follows a change', () => {
    const estimates = new Estimates()
    for (let n = 0; n < 1000; n += 1) estimates.sawService('work', 1)
    estimates.sawService('work', 65)
    expect(estimates.serviceMs('work')).toBeCloseTo(2, 10)
    for (let n = 0; n < 640; n += 1) estimates.sawService('work', 10)
    expect(estimates.serviceMs('work')).toBeCloseTo(10, 2)
  })

  it('is kept for each function apart, in whatever order they are seen', () => {
    const estimates = new Estimates()
    for (const [method, ms] of [
      ['quick', 1],
      ['slow', 100],
      ['quick', 3],
      ['slow', 300],
    ] as const)
      estimates.sawService(method, ms)
    expect([estimates.serviceMs('quick'), estimates.serviceMs('slow')]).toEqual([2, 200])
  })
})

describe('the cost of a message', () => {
  it('moves a quarter of the way down and a 32nd up, since only waiting can add to it', () => {
    const estimates = new Estimates()
    const first = estimates.messageMs
    estimates.sawBatch(batchOf(1), 5, 5.045)
    expect(estimates.messageMs).toBeCloseTo(first - (first - 0.045) / 4, 12)
    const low = estimates.messageMs
    estimates.sawBatch(batchOf(1), 5, 5.1)
    expect(estimates.messageMs).toBeCloseTo(low + (0.1 - low) / 32, 12)
  })

  it('takes a message that took 100 times as long for no more than four times the estimate', () => {
    const estimates = new Estimates()
    const first = estimates.messageMs
    estimates.sawBatch(batchOf(1), 0, 60)
    expect(estimates.messageMs).toBeCloseTo(first + (3 * first) / 32, 12)
  })

  it('is never below what it takes to wake a worker, 40 µs, though messages to one that is awake, or a coarse clock, say so', () => {
    const estimates = new Estimates()
    for (let n = 0; n < 200; n += 1) estimates.sawBatch(batchOf(1), 10, 5)
    expect(estimates.messageMs).toBeCloseTo(0.04, 6)
  })

  it('is read from messages of up to eight calls, not from bigger ones', () => {
    const estimates = new Estimates()
    const first = estimates.messageMs
    estimates.sawBatch(batchOf(9), 0, 100)
    expect(estimates.messageMs).toBe(first)
    estimates.sawBatch(batchOf(8), 0, 100)
    expect(estimates.messageMs).toBeGreaterThan(first)
  })

  it('is not read from a message that had to wait for another in its worker', () => {
    const estimates = new Estimates()
    const first = estimates.messageMs
    const poolWorker = memberOf()
    poolWorker.batches.add(batchOf(1, poolWorker))
    estimates.sawBatch(batchOf(1, poolWorker), 0, 100)
    expect(estimates.messageMs).toBe(first)
  })
})
