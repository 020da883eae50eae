import { expect, it } from 'vitest'
import { type BatchSize, createPool, type TransportName } from '../../index.js'
import { withoutStacks } from '../../testing/test-stacks.js'
import { startChannelWorker } from '../../testing/test-thread.js'
import { NotedTask } from '../../testing/test-transport.js'

const api = { work: (value: unknown) => value }
const TRANSPORTS = ['comlink', 'message', 'shared'] satisfies TransportName[]
const WAYS = TRANSPORTS.flatMap((transport) =>
  ([1, 'auto'] satisfies BatchSize[]).map((batch) => ({ transport, batch })),
)
/** So many would fill the stack if each refusal sent the next call from inside the last. */
const CALLS = 10_000

/** A call that cannot be sent. */
const unclonable = (onSettled: () => void): NotedTask =>
  Object.assign(new NotedTask(0, onSettled), { args: [() => 'a function'] })

const failAll = async (transport: TransportName, batch: BatchSize) => {
  const pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, transport, batch })
  const order: number[] = []
  const tasks = Array.from({ length: CALLS }, (_, n) => unclonable(() => order.push(n)))
  await withoutStacks(() => {
    for (const task of tasks) pool.submit(task)
    return pool.drain()
  })
  const { failed, inFlight } = pool.stats()
  await pool.close({ force: true })
  expect([failed, inFlight]).toEqual([CALLS, 0])
  expect(order).toEqual(Array.from({ length: CALLS }, (_, n) => n))
}

for (const { transport, batch } of WAYS)
  it(`Calls that cannot be sent fail one after the other, in order: transport ${transport}, batch ${batch}.`, () =>
    failAll(transport, batch))
