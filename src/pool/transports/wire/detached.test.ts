import { expect, it } from 'vitest'
import { createPool, type TransportName, UnclonableError } from '../../index.js'
import { startChannelWorker } from '../../testing/test-thread.js'
import { NotedTask } from '../../testing/test-transport.js'

const api = { add: (a: number, b: number) => a + b, lengthOf: (bytes: Uint8Array) => bytes.length }
const TRANSPORTS = ['comlink', 'message', 'shared'] satisfies TransportName[]

for (const transport of TRANSPORTS)
  it(`An array that was handed over before cannot be sent again, and the worker serves on: transport ${transport}.`, async () => {
    const pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, transport, batch: 1 })
    const bytes = new Uint8Array(8)
    await pool.call('lengthOf', [bytes], { transfer: [bytes.buffer] })
    const task: NotedTask = Object.assign(new NotedTask(0), { method: 'lengthOf', args: [bytes] })
    let next: unknown = null
    try {
      pool.submit(task)
      next = await pool.api.add(2, 2)
    } finally {
      await pool.close({ force: true })
    }
    expect(task.endings[0]?.value).toBeInstanceOf(UnclonableError)
    expect(next).toBe(4)
  })
