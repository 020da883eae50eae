import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPool, type Pool, type WorkerLike } from '../../index'
import { startChannelWorker } from '../../testing/test-thread'
import { WAYS } from '../../testing/test-ways'
import { Outstanding } from '../connection/outstanding'
import { CELL, cellsOf, createMemory } from '../shared-memory/memory'
import type { Inbox } from '../transport'

/** A worker that knows the pool's mark, and says whatever it is told to. */
const startForger = () => {
  const worker = startChannelWorker({
    add: (a: number, b: number) => a + b,
    never: () => new Promise(() => undefined),
  })
  const listeners: ((event: Event) => void)[] = []
  let mark = 0
  const forger: WorkerLike = {
    ...worker,
    postMessage: (message: unknown, options?: Transferable[] | StructuredSerializeOptions) => {
      if (typeof message === 'object' && message !== null && 'toPool' in message)
        mark = Number(message.toPool)
      worker.postMessage(message, options as Transferable[])
    },
    addEventListener: (type, listener) => {
      if (type === 'message') listeners.push(listener)
      worker.addEventListener(type, listener)
    },
  }
  const hear = (data: unknown) => {
    for (const listener of listeners) listener(new MessageEvent('message', { data }))
  }
  return {
    forger,
    say: (data: unknown) => hear(data),
    sayMarked: (data: unknown) => hear(Array.isArray(data) ? [...data, mark] : { ...Object(data), mark }),
  }
}

const call = (pool: Pool<object>, method: string, args: readonly unknown[]) =>
  new Promise((resolve) => {
    pool.submit({ method, args, submittedAt: 0, settle: (_outcome, value) => resolve(value) })
  })

const anything = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    undefined,
    null,
    Number.NaN,
    -1,
    2 ** 31,
    new Map([[0, 7]]),
    new Map([[0, null]]),
    [],
    {},
  ),
)
const replies = fc.oneof(
  fc.array(anything, { maxLength: 12 }),
  fc.tuple(anything, anything, anything, anything, anything, anything, fc.constantFrom(1, 2, -1, -2)),
  fc.tuple(
    fc.constant(1),
    fc.constantFrom<unknown>(null, new Map([[0, { kind: 'thrown' }]]), new Map([[0, 7]])),
    fc.constantFrom<unknown>(0, 1, -1, 1e9, 'a'),
    anything,
    anything,
    anything,
    fc.constantFrom(1, 2, -1, -2),
  ),
)
const tagged = fc.record({
  pool: fc.constantFrom('ready', 'lifeline', 'awaits-init', 'init-failed', 'sharing', 'knock', 'greeting'),
  timeOrigin: anything,
  methods: anything,
  canShare: fc.constant(false),
  thrown: anything,
  lock: fc.constantFrom<unknown>(undefined, 7, null, {}),
})

describe.each(WAYS)('a worker that forges messages, transport $transport, batch $batch,', (way) => {
  it('makes no listener of the pool throw, and leaves the calls of others alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(replies, tagged, anything), { minLength: 1, maxLength: 8 }),
        async (messages) => {
          const { forger, say, sayMarked } = startForger()
          const honest = startChannelWorker({ add: (a: number, b: number) => a + b, never: () => 7 })
          const workers = [forger, honest]
          const pool = createPool(
            () => workers.shift() ?? startChannelWorker({ add: (a: number, b: number) => a + b }),
            { workers: 2, ...way },
          )
          await pool.resize(2)
          const [first] = pool.workers()
          const outcomes: string[] = []
          pool.submit({
            method: 'never',
            args: [],
            worker: first,
            submittedAt: 0,
            settle: (outcome) => outcomes.push(outcome),
          })
          for (const message of messages) {
            say(message)
            sayMarked(message)
          }
          expect(await call(pool, 'add', [2, 3])).toBe(5)
          await pool.close({ force: true })
          expect(outcomes).toHaveLength(1)
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('memory that a worker shares and writes anything into', () => {
  it('is read to an end, or not at all', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.tuple(fc.nat(40_000), fc.integer({ min: -2, max: 40_000 })), { maxLength: 40 }),
        (shown, writes) => {
          const memory = createMemory(false)
          const words = new Int32Array(memory)
          for (const [at, word] of writes) words[at] = word
          cellsOf(memory)[CELL.answerWritten] = shown
          const inbox = { garbled: () => garbled.push(true), reply: () => undefined } as unknown as Inbox
          const garbled: boolean[] = []
          const outstanding = new Outstanding(inbox, () => 0)
          outstanding.share(memory)
          outstanding.readAnswers()
          expect(garbled.length).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 200 },
    )
  })
})
