import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool, type PoolOptions } from '../../index.js'
import { startChannelWorker } from '../../testing/test-thread.js'
import { WAYS } from '../../testing/test-ways.js'

/** Ends calls that were told to stay. */
const releases: (() => void)[] = []
let running = 0
let mostRunning = 0

const api = {
  /** Returns at once, or when it is released. */
  echo: (value: unknown, stays = false): unknown =>
    stays ? new Promise((resolve) => releases.push(() => resolve(value))) : value,
  fail: (why: string) => {
    throw new Error(why)
  },
  later: async (value: number) => {
    running += 1
    mostRunning = Math.max(mostRunning, running)
    await Promise.resolve()
    await Promise.resolve()
    running -= 1
    return value
  },
  kept: (table: object) => table,
  table: (() => {
    const table = { n: 0 }
    return () => {
      table.n += 1
      return table
    }
  })(),
}
const release = () => {
  for (const end of releases.splice(0)) end()
}
/** Releases whatever is begun until all these have ended. */
const releaseAll = async <T>(calls: readonly Promise<T>[]): Promise<readonly T[]> => {
  let isOver = false
  const ends = Promise.all(calls).finally(() => {
    isOver = true
  })
  while (!isOver) {
    release()
    await nextTurn()
  }
  return ends
}
const nextTurn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

describe.each(WAYS)('calls of one turn, transport $transport, batch $batch,', (way) => {
  let pool: Pool<typeof api>
  /** With functions that are known to be short, so that their calls share messages. */
  const open = async (workers: number, options: PoolOptions = {}) => {
    pool = createPool<typeof api>(() => startChannelWorker(api), { workers, ...way, ...options })
    await pool.resize(workers)
    await Promise.all([
      pool.api.echo(0),
      pool.api.later(0),
      pool.api.table(),
      pool.api.fail('').catch(() => 0),
    ])
    return pool.api
  }
  afterEach(() => {
    release()
    return pool.close({ force: true })
  })

  it('are not held behind one that turns out long, while other workers idle', async () => {
    const remote = await open(4)
    const long = remote.echo('long', true)
    const quick = Array.from({ length: 20 }, (_, n) => remote.echo(n))
    await expect(Promise.all(quick)).resolves.toEqual(Array.from({ length: 20 }, (_, n) => n))
    await expect(releaseAll([long])).resolves.toEqual(['long'])
    expect(pool.stats()).toMatchObject({ completed: 25 - 1, inFlight: 0, queued: 0, atOdds: 0, late: 0 })
  })

  it('are not held behind as many long ones as workers, less one', async () => {
    const remote = await open(4)
    const mixed = Array.from({ length: 24 }, (_, n) => remote.echo(n, n % 8 === 1))
    const quick = mixed.filter((_, n) => n % 8 !== 1)
    await expect(Promise.all(quick)).resolves.toHaveLength(21)
    await expect(releaseAll(mixed)).resolves.toEqual(mixed.map((_, n) => n))
  })

  it('are answered when they have ended, whatever they bring, though the one behind them goes on', async () => {
    const remote = await open(1)
    const values = [1, 'short', 'x'.repeat(10_000), { a: [1] }, 2n, Uint8Array.of(1), undefined]
    const calls = values.map((value) => remote.echo(value))
    const failed = remote.fail('as told').catch((error: Error) => error.message)
    const long = remote.echo('long', true)
    await expect(Promise.all([...calls, failed])).resolves.toEqual([...values, 'as told'])
    await expect(releaseAll([long])).resolves.toEqual(['long'])
  })

  it('run one at a time in a worker, though they wait for something', async () => {
    mostRunning = 0
    const remote = await open(1)
    await expect(Promise.all([1, 2, 3, 4, 5, 6].map((n) => remote.later(n)))).resolves.toEqual([
      1, 2, 3, 4, 5, 6,
    ])
    // One that cannot take the same way to its worker as the others takes its turn too.
    await Promise.all([remote.later(1), pool.call('later', ['text'.repeat(1000) as never]), remote.later(3)])
    expect(mostRunning).toBe(1)
  })

  it('run at most as many messages at a time as a worker may hold', async () => {
    mostRunning = 0
    const remote = await open(1, { inFlight: 3 })
    await Promise.all(Array.from({ length: 30 }, (_, n) => remote.later(n)))
    expect(mostRunning).toBeLessThanOrEqual(3)
  })

  it('each bring back an object of their own, as it was when they ended', async () => {
    const remote = await open(1)
    const tables = (await Promise.all([remote.table(), remote.table(), remote.table()])) as { n: number }[]
    expect(new Set(tables).size).toBe(3)
    expect([tables[1]?.n, tables[2]?.n]).toEqual([(tables[0]?.n ?? 0) + 1, (tables[0]?.n ?? 0) + 2])
  })
})
