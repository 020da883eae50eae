import { expect, it } from 'vitest'
import { type BatchSize, createPool, type LaneName } from '../index'
import { NotedTask } from '../test-lane'
import { startChannelWorker } from '../test-thread'

const api = { work: (value: unknown) => value }
const LANES = ['comlink', 'message', 'shared'] satisfies LaneName[]
const WAYS = LANES.flatMap((lane) => ([1, 'auto'] satisfies BatchSize[]).map((batch) => ({ lane, batch })))
// To be 10,000 once it holds: until then so many end the process with a full stack.
const CALLS = 100

/** A call that cannot be sent. */
const unclonable = (onSettled: () => void): NotedTask =>
  Object.assign(new NotedTask(0, onSettled), { args: [() => 'a function'] })

const failAll = async (lane: LaneName, batch: BatchSize) => {
  const pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, lane, batch })
  const order: number[] = []
  const tasks = Array.from({ length: CALLS }, (_, n) => unclonable(() => order.push(n)))
  for (const task of tasks) pool.submit(task)
  await pool.drain()
  const { failed, inFlight } = pool.stats()
  await pool.close({ force: true })
  expect([failed, inFlight]).toEqual([CALLS, 0])
  expect(order).toEqual(Array.from({ length: CALLS }, (_, n) => n))
}

// Fails on the lanes that say so within `send`: each refusal sends the next call from inside the last, so that the
// stack overflows; fewer calls settle in the reverse order.
for (const { lane, batch } of WAYS) {
  const run = lane === 'comlink' ? it : it.fails
  run(
    `Calls that cannot be sent fail one after the other, in order: lane ${lane}, batch ${batch}.`,
    () => failAll(lane, batch),
    30_000,
  )
}
