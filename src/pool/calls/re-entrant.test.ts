import { describe, expect, it } from 'vitest'
import { type CallOptions, createPool, type Pool, type PoolObserver } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { WAYS } from '../testing/test-ways.js'

const api = { add: (a: number, b: number) => a + b, echo: (value: unknown) => value }
type Way = (typeof WAYS)[number]
type TestPool = Pool<typeof api>

const open = async (way: Way, observer: PoolObserver = {}): Promise<TestPool> => {
  const pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, observer, ...way })
  await Promise.all([pool.api.echo(0), pool.api.add(0, 0)])
  return pool
}
/** An argument that does something when it is read, once. */
const trap = (act: () => void) => {
  let hasActed = false
  return {
    get value(): number {
      if (!hasActed) {
        hasActed = true
        act()
      }
      return 1
    },
  }
}
const endOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (value) => value,
    (error: { readonly code: unknown }) => error.code,
  )
const expectBalance = (pool: TestPool) => {
  const { submitted, completed, failed, cancelled, rejected, ...rest } = pool.stats()
  expect(rest).toMatchObject({ queued: 0, inFlight: 0, blocked: 0, timedOut: 0, atOdds: 0 })
  expect(submitted).toBe(completed + failed + cancelled + rejected)
}
const optionsOf = (pool: TestPool): readonly CallOptions[] => [
  {},
  { idempotent: true },
  { worker: pool.workers()[0] },
  { worker: pool.workers()[0], idempotent: true },
]

describe.each(WAYS)('transport $transport, batch $batch: an argument that, as it is read,', (way) => {
  it.each([0, 1, 2, 3])('closes the pool leaves no call without an end, options %d', async (which) => {
    for (const force of [false, true]) {
      const pool = await open(way)
      let closed: Promise<void> | undefined
      const arg = trap(() => {
        closed = pool.close({ force })
      })
      const end = await endOf(pool.call('echo', [arg], optionsOf(pool)[which]))
      expect([{ value: 1 }, 'POOL_CLOSED', 'NO_SUCH_WORKER']).toContainEqual(end)
      await closed
      expectBalance(pool)
    }
  })

  it.each([0, 1, 2, 3])('calls its call off is heard, options %d', async (which) => {
    const pool = await open(way)
    const controller = new AbortController()
    const arg = trap(() => controller.abort())
    const call = pool.call('echo', [arg], { ...optionsOf(pool)[which], signal: controller.signal })
    await expect(call).rejects.toMatchObject({ code: 'ABORTED' })
    await expect(pool.api.add(1, 2)).resolves.toBe(3)
    await pool.close()
    expectBalance(pool)
  })

  it('makes another call, or shrinks the pool, is sent all the same', async () => {
    const pool = await open(way)
    const inner: Promise<unknown>[] = []
    const call = pool.call('echo', [
      trap(() => inner.push(pool.api.add(1, 2), pool.resize({ min: 0, max: 1 }))),
    ])
    await expect(call).resolves.toEqual({ value: 1 })
    await expect(inner[0]).resolves.toBe(3)
    await pool.close()
    expectBalance(pool)
  })
})

describe.each(WAYS)('transport $transport, batch $batch: whoever hears that a call was sent', (way) => {
  it('hears before it has ended, of each once', async () => {
    const heard: unknown[] = []
    const pool = await open(way, {
      callStarted: ({ args }) => heard.push(`start ${args[0]}`),
      callSettled: ({ args }) => heard.push(`end ${args[0]}`),
    })
    for (let round = 0; round < 20; round += 1) {
      heard.length = 0
      await Promise.all([1, 2, 3].map((n) => pool.api.add(n, 10)))
      for (const n of [1, 2, 3])
        expect(heard.filter((what) => String(what).endsWith(` ${n}`))).toEqual([`start ${n}`, `end ${n}`])
    }
    await pool.close()
  })

  it('may call all of them off', async () => {
    const controller = new AbortController()
    const pool = await open(way, {
      callStarted: ({ args }) => {
        if (Number(args[0]) > 0) controller.abort()
      },
    })
    const calls = [1, 2, 3].map((n) => pool.call('add', [n, 10], { signal: controller.signal }))
    expect(await Promise.all(calls.map(endOf))).toEqual(['ABORTED', 'ABORTED', 'ABORTED'])
    await expect(pool.api.add(0, 1)).resolves.toBe(1)
    await pool.close()
    expectBalance(pool)
  })

  it('may have its worker replaced', async () => {
    const controller = new AbortController()
    const pool = await open(way, {
      callStarted: ({ args }) => {
        if (args[0] === 2) controller.abort()
      },
    })
    const options: CallOptions = { signal: controller.signal, onAbort: 'replace' }
    const calls = [1, 2, 3].map((n) => pool.call('add', [n, 10], n === 2 ? options : {}))
    expect(await Promise.all(calls.map(endOf))).toEqual([11, 'ABORTED', 13])
    await pool.close()
    expectBalance(pool)
  })

  it.each([1, 2, 3])(
    'may call it off, be it the %dth: those beside it keep their own results',
    async (which) => {
      const controller = new AbortController()
      const pool = await open(way, {
        callStarted: ({ args }) => {
          if (args[0] === which) controller.abort()
        },
      })
      const calls = [1, 2, 3].map((n) =>
        pool.call('add', [n, 10], n === which ? { signal: controller.signal } : {}),
      )
      const ends = await Promise.all(calls.map(endOf))
      expect(ends).toEqual([1, 2, 3].map((n) => (n === which ? 'ABORTED' : n + 10)))
      await pool.close()
      expectBalance(pool)
    },
  )

  it.each([true, false])('may close the pool, by force: %s', async (force) => {
    let closed: Promise<void> | undefined
    const pool: TestPool = await open(way, {
      callStarted: ({ args }) => {
        if (args[0] === 1) closed = pool.close({ force })
      },
    })
    const ends = await Promise.all([1, 2, 3].map((n) => endOf(pool.api.add(n, 10))))
    for (const [index, end] of ends.entries()) expect([index + 11, 'POOL_CLOSED']).toContain(end)
    await closed
    expectBalance(pool)
  })
})
