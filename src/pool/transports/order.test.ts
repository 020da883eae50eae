import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { WAYS } from '../testing/test-ways.js'

const ran: unknown[] = []
const api = {
  mark: (value: unknown) => {
    ran.push(value)
    return value
  },
  markLater: async (value: unknown) => {
    await Promise.resolve()
    ran.push(value)
    return value
  },
  refuse: (value: unknown) => {
    ran.push(value)
    throw value
  },
}

/** Shared memory holds numbers and short text; all else goes by message. */
const MIXTURES: Readonly<Record<string, (n: number) => unknown>> = {
  'numbers and objects in turn': (n) => (n % 2 === 0 ? { n } : n),
  'an object, then numbers': (n) => (n === 0 ? { n } : n),
  'numbers, an object among them': (n) => (n === 7 ? new Map([[n, n]]) : n),
  'text, short and long': (n) => `${n}`.padEnd(n % 5 === 0 ? 2000 : 2),
}
const CALLS = 20
const numbers = Array.from({ length: CALLS }, (_, n) => n)

describe.each(WAYS)('one worker, transport $transport, batch $batch,', (way) => {
  let pool: Pool<typeof api>
  const open = (options = {}) => {
    ran.length = 0
    pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, ...way, ...options })
    return pool
  }
  afterEach(() => pool.close({ force: true }))
  /** Makes the calls of a few turns. @returns the order in which they were settled */
  const callAll = async (calls: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> => {
    const settled: number[] = []
    const note = (n: number) => () => settled.push(n)
    const ends: Promise<unknown>[] = []
    for (const [n, call] of calls.entries()) {
      ends.push(call().then(note(n), note(n)))
      if (n % 8 === 7) await Promise.resolve()
    }
    await Promise.all(ends)
    return settled
  }

  for (const [mixture, argumentOf] of Object.entries(MIXTURES))
    it(`runs calls in the order in which they were made, and settles them so: ${mixture}`, async () => {
      const { api: remote } = open()
      // Once cold, once with all that is known of the function.
      for (const name of ['mark', 'mark', 'markLater'] as const) {
        ran.length = 0
        expect(await callAll(numbers.map((n) => () => remote[name](argumentOf(n))))).toEqual(numbers)
        expect(ran).toEqual(numbers.map(argumentOf))
      }
    })

  it('does so for calls that fail among others, too', async () => {
    const { api: remote } = open()
    const calls = numbers.map((n) => () => remote[n % 3 === 0 ? 'refuse' : 'mark'](n))
    expect(await callAll(calls)).toEqual(numbers)
    expect(ran).toEqual(numbers)
  })

  it('runs them so while it holds several messages', async () => {
    const { api: remote } = open({ inFlight: 4 })
    await remote.mark(0)
    ran.length = 0
    const calls = numbers.map((n) => () => remote.mark(n % 3 === 0 ? { n } : n))
    await callAll(calls)
    expect(ran).toEqual(numbers.map((n) => (n % 3 === 0 ? { n } : n)))
  })
})
