import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { WAYS } from '../testing/test-ways.js'

const thenable = (then: (resolve: (value: unknown) => void, reject: (error: unknown) => void) => void) =>
  Object.defineProperty({}, 'then', { value: then })
const whole = Float64Array.of(1, 2, 3)
let reads = 0
/** What functions may return beside promises and plain values. */
const api = {
  add: (a: number, b: number) => a + b,
  resolves: () => thenable((resolve) => resolve(5)),
  nested: () => thenable((resolve) => resolve(thenable((inner) => inner(6)))),
  isFunction: () =>
    Object.defineProperty(() => 1, 'then', { value: (resolve: (value: number) => void) => resolve(7) }),
  rejects: () => thenable((_, reject) => reject(new TypeError('rejected'))),
  throws: () =>
    thenable(() => {
      throw new TypeError('thrown by then')
    }),
  spite: () =>
    Object.defineProperty({ act: () => 1 }, 'then', {
      get: () => {
        throw new TypeError('thrown by a getter')
      },
    }),
  part: () => whole.subarray(1, 2),
  goneSoon: (): never => {
    const bytes = new Uint8Array(1)
    queueMicrotask(() => structuredClone(bytes.buffer, { transfer: [bytes.buffer] }))
    throw { bytes }
  },
  /** Can be copied every other time. */
  fickle: () => ({
    get value() {
      reads += 1
      if (reads % 2 === 1) throw new Error('not now')
      return 'now'
    },
  }),
}

describe.each(WAYS)('a result, transport $transport, batch $batch,', (way) => {
  let pool: Pool<typeof api>
  const open = () => {
    pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, ...way })
    return pool.api
  }
  afterEach(() => pool.close({ force: true }))

  it('that is a thenable is what that resolves with, be it a function, and fails as it does', async () => {
    const remote = open()
    const calls = [
      remote.resolves(),
      remote.add(1, 2),
      remote.nested(),
      remote.isFunction(),
      remote.rejects(),
      remote.throws(),
      remote.spite(),
      remote.add(3, 4),
    ]
    const ends = await Promise.allSettled(calls)
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : end.reason))).toEqual([
      ...[5, 3, 6, 7],
      ...[new TypeError('rejected'), new TypeError('thrown by then'), new TypeError('thrown by a getter')],
      7,
    ])
  })

  it('that can be copied at one time and not at another ends its call only', async () => {
    const remote = open()
    for (let times = 0; times < 2; times += 1) {
      const [fickle, sum] = await Promise.allSettled([remote.fickle(), remote.add(1, 2)])
      if (fickle?.status === 'rejected') expect(fickle.reason).toMatchObject({ code: 'UNCLONABLE' })
      else expect(fickle?.value).toEqual({ value: 'now' })
      if (sum?.status === 'rejected') expect(sum.reason).toMatchObject({ code: 'UNCLONABLE' })
      else expect(sum?.value).toBe(3)
    }
    expect(await remote.add(3, 4)).toBe(7)
    expect(pool.stats()).toMatchObject({ submitted: 5, inFlight: 0, atOdds: 0, workers: { replaced: 0 } })
  })

  it('that is thrown with a buffer which is gone a moment later ends its call only', async () => {
    const remote = open()
    const [gone, sum] = await Promise.allSettled([remote.goneSoon(), remote.add(1, 2)])
    // What is sent at once brings it yet.
    expect([new Uint8Array(1), 'UNCLONABLE']).toContainEqual(
      gone?.status === 'rejected' ? (gone.reason.bytes ?? gone.reason.code) : gone,
    )
    expect(sum).toEqual({ status: 'fulfilled', value: 3 })
    expect(pool.stats()).toMatchObject({ failed: 1, completed: 1, inFlight: 0, workers: { replaced: 0 } })
  })

  it('that is a part of a buffer brings the buffer, whoever travels with it', async () => {
    const remote = open()
    await remote.part()
    const parts = await Promise.all([remote.part(), remote.part(), remote.part()])
    for (const part of parts)
      expect([...part, part.byteOffset, part.buffer.byteLength]).toEqual([2, 8, whole.byteLength])
  })
})
