import { expect, it } from 'vitest'
import { HandClock } from '../../../domain/testing/test-clock.js'
import { createReadyPool, type HandWorker } from '../../testing/test-transport.js'

const CALLERS = 16
const SHORT_MS = 0.001

/** More microtasks than any caller needs to call again. */
const endTurn = async () => {
  for (let hops = 0; hops < 200; hops += 1) await Promise.resolve()
}

/** How callers come to their next call: each takes some microtasks more. */
const CALLERS_OF: readonly (readonly [
  how: string,
  call: (once: () => Promise<unknown>) => Promise<unknown>,
])[] = [
  ['await the call', (once) => once()],
  ['await a function that awaits the call', async (once) => await (async () => await once())()],
  ['await it among others', (once) => Promise.all([once()])],
]

it.each(CALLERS_OF)(
  'Callers who %s, sixteen of them, travel together, however many workers there are.',
  async (_how, call) => {
    const clock = new HandClock()
    // Turns end as they do in an engine; the clock stands still unless the test moves it.
    const time = { now: clock.now, timeOrigin: 0, defer: queueMicrotask, schedule: () => () => undefined }
    const { pool, workers } = createReadyPool(4, { batch: 'auto', time })
    const busy = (): HandWorker[] => workers.filter(({ held }) => held.length > 0)
    const answerAll = async () => {
      for (const worker of busy()) while (worker.held.length > 0) worker.replyBatch('done', SHORT_MS)
      await endTurn()
    }
    const warm = pool.api.work(0)
    await endTurn()
    await answerAll()
    await warm

    let isOver = false
    const half = () =>
      Array.from({ length: CALLERS / 2 }, async () => {
        while (!isOver) await call(() => pool.api.work(1))
      })
    const first = half()
    await endTurn()
    // The second half comes while the first is under way: one reply at a time wakes half of them.
    const second = half()
    await endTurn()
    for (let rounds = 0; rounds < 3; rounds += 1) await answerAll()
    const sizes: number[] = []
    for (let rounds = 0; rounds < 5; rounds += 1) {
      sizes.push(...busy().map(({ held }) => held.length))
      await answerAll()
    }
    expect(sizes).toEqual([CALLERS, CALLERS, CALLERS, CALLERS, CALLERS])
    isOver = true
    await answerAll()
    await Promise.all([...first, ...second])
  },
)
