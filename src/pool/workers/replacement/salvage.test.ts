import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool } from '../../index.js'
import { type ChannelWorker, startChannelWorker } from '../../testing/test-thread.js'
import { WAYS } from '../../testing/test-ways.js'

describe.each(WAYS)('a worker that dies in a call, transport $transport, batch $batch,', (way) => {
  const workers: ChannelWorker[] = []
  const ran: number[] = []
  const api = {
    mark: (n: number) => {
      ran.push(n)
      return n
    },
    die: () => {
      workers.at(-1)?.die('thrown on purpose')
      return new Promise<never>(() => undefined)
    },
  }
  let pool: Pool<typeof api>
  const open = () => {
    workers.length = 0
    ran.length = 0
    pool = createPool<typeof api>(
      () => {
        const worker = startChannelWorker(api)
        workers.push(worker)
        return worker
      },
      { workers: 1, ...way },
    )
    return pool
  }
  afterEach(() => pool.close({ force: true }))

  it('takes no call with it that it has answered, nor one that it has not begun', async () => {
    const { api: remote } = open()
    for (let turn = 0; turn < 3; turn += 1) await Promise.all([remote.mark(-1), remote.mark(-1)])
    ran.length = 0
    const ends = await Promise.allSettled([
      remote.mark(1),
      remote.mark(2),
      remote.die(),
      remote.mark(3),
      remote.mark(4),
    ])
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : end.reason.code))).toEqual([
      ...[1, 2, 'WORKER_DIED', 3, 4],
    ])
    expect(ran).toEqual([1, 2, 3, 4])
    expect(pool.stats()).toMatchObject({ failed: 1, queued: 0, inFlight: 0, retried: 0 })
    expect(pool.stats().workers).toMatchObject({ replaced: 1, ready: 1 })
  })
})
