import { wrap } from 'comlink'
import { expect, it } from 'vitest'
import { createPool, type WorkerLike } from '../../index.js'
import { startChannelWorker } from '../../testing/test-thread.js'
import { WAYS } from '../../testing/test-ways.js'
import { serve } from '../../worker.js'

const api = { add: (a: number, b: number) => a + b }

/** Messages of an application that look like the pool's, old and new. */
const LOOKALIKES = [
  null,
  'text',
  [1, null, 0, 'forged', 0, 0, 1],
  [1, null, 0, 'forged', 0, 0, 1, 12345],
  ['add', 2, 1, 1, 1, 0, -1, 1],
  { pool: 'ready', timeOrigin: 0, methods: [], canShare: false },
  { pool: 'sharing', memory: null },
  { id: 1, type: 'APPLY' },
  { id: '1', type: 'RAW', value: 'forged' },
]

it.each(WAYS)(
  'Messages without the pool’s mark are the application’s, and reach it in both directions: transport $transport, batch $batch.',
  async (way) => {
    const { port1: inside, port2: outside } = new MessageChannel()
    const [heardInside, heardOutside]: [unknown[], unknown[]] = [[], []]
    // Sends back all that it hears, the pool's own messages too: they are not what they were.
    inside.addEventListener('message', ({ data }) => {
      heardInside.push(data)
      inside.postMessage(data)
    })
    serve(api, inside)
    inside.start()
    const worker: WorkerLike = {
      postMessage: (message: unknown, options?: Transferable[] | StructuredSerializeOptions) =>
        outside.postMessage(message, Array.isArray(options) ? { transfer: options } : options),
      addEventListener: (type, listener) => type === 'message' && outside.addEventListener(type, listener),
      removeEventListener: (type, listener) => outside.removeEventListener(type, listener),
      terminate: () => {
        inside.close()
        outside.close()
      },
    }
    const pool = createPool<typeof api>(() => worker, { workers: 1, ...way })
    outside.addEventListener('message', ({ data }) => heardOutside.push(data))
    outside.start()
    await pool.resize(1)
    const sums = [1, 2, 3].map((n) => pool.api.add(n, n))
    for (const message of LOOKALIKES) outside.postMessage(message)
    sums.push(pool.api.add(4, 4))
    await expect(Promise.all(sums)).resolves.toEqual([2, 4, 6, 8])
    await expect(pool.api.add(5, 5)).resolves.toBe(10)
    for (const message of LOOKALIKES) {
      expect(heardInside).toContainEqual(message)
      expect(heardOutside).toContainEqual(message)
    }
    expect(pool.stats()).toMatchObject({ completed: 5, failed: 0, inFlight: 0, late: 0, atOdds: 0 })
    await pool.close()
  },
)

it('A served worker is also whoever’s who wraps it with Comlink, and runs nothing for an array that is posted to it.', async () => {
  let added = 0
  const counting = {
    add: (a: number, b: number) => {
      added += 1
      return a + b
    },
  }
  const { port1: inside, port2: outside } = new MessageChannel()
  serve(counting, inside)
  outside.postMessage(['add', 2, 1, 1, 1, 0, -1, 1])
  const remote = wrap<typeof counting>(outside)
  await expect(remote.add(1, 2)).resolves.toBe(3)
  expect(added).toBe(1)
  outside.close()
})

it('A worker that serves late, and missed the greeting, is greeted again.', async () => {
  const worker = startChannelWorker(api)
  let isLate = true
  const late: WorkerLike = {
    ...worker,
    postMessage: (message: unknown, options?: Transferable[] | StructuredSerializeOptions) => {
      if (!isLate) worker.postMessage(message, options as StructuredSerializeOptions)
      isLate = false
    },
  }
  const pool = createPool<typeof api>(() => late, { workers: 1 })
  await expect(pool.api.add(1, 2)).resolves.toBe(3)
  await pool.close()
})
