import { describe, expect, it } from 'vitest'
import { gapsOf } from '../../../demand/arrivals'
import { createRandom } from '../../../demand/random'
import { Book, type StageCall } from './book'
import { driveAtRate, driveBursts, type Pacer } from './drive'
import type { WayRunner } from './runners'

/** A thread whose clock is moved by hand, and by calls that take their time. */
class Thread {
  ms = 1000
  readonly now = () => this.ms
  readonly #timers: { readonly at: number; readonly action: () => void }[] = []
  readonly sleep = (ms: number) =>
    new Promise<void>((resolve) => void this.#timers.push({ at: this.ms + ms, action: resolve }))

  readonly pacer: Pacer = {
    pace: (moments, onMoment) => {
      let isOver = false
      moments.forEach((at, index) => {
        this.#timers.push({ at, action: () => isOver || onMoment(index) })
      })
      return () => {
        isOver = true
      }
    },
  }

  /** Runs what is due, in order, each when the last has ended. */
  async run() {
    for (let steps = 0; steps < 10_000; steps += 1) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0]
      if (!next) return
      this.#timers.splice(this.#timers.indexOf(next), 1)
      this.ms = Math.max(this.ms, next.at)
      next.action()
      for (let turn = 0; turn < 10; turn += 1) await null
    }
  }
}

/** Runs each call at once, for so long. */
const busyRunner = (thread: Thread, book: Book, callMs: number, seen: StageCall[][] = []): WayRunner => ({
  take: (calls) =>
    book.hold(() => {
      seen.push([...calls])
      for (const call of calls) {
        thread.ms += callMs
        book.complete(call, 1)
      }
    }),
  stop: async () => undefined,
})

const readyCalls = (count: number) => Array.from({ length: count }, (_, n) => ({ args: [n], transfer: [] }))
const rate = (perSecond: number, perTask = 1) => ({
  gap: gapsOf('constant', 1),
  perSecond,
  ms: 300,
  perTask,
  phase: 0.5,
})

const driveWith = async (callMs: number, perSecond: number, { count = 1000, perTask = 1 } = {}) => {
  const thread = new Thread()
  const book = new Book(thread.now)
  const seen: StageCall[][] = []
  const runner = busyRunner(thread, book, callMs, seen)
  const driving = driveAtRate({ runner, book, ready: readyCalls(count) }, rate(perSecond, perTask), thread)
  await thread.run()
  return { driven: await driving, book, seen }
}

describe('calls at a rate', () => {
  it('come as often as asked, each as an event of its own, and take what they take', async () => {
    const { driven, book, seen } = await driveWith(3, 200)
    expect(book.due).toBe(60)
    expect(driven.settledInTime).toBe(60)
    expect(seen.every((calls) => calls.length === 1)).toBe(true)
    expect(book.callUsSum / book.settled).toBeCloseTo(3000)
    expect(book.longestHeldMs).toBeCloseTo(3)
  })

  it('wait for one another where the thread cannot keep up, count as due, and end with the block', async () => {
    const { driven, book } = await driveWith(20, 200)
    expect(book.due).toBe(60)
    expect(driven.settledInTime).toBe(15)
    expect(book.callUsSum / book.settled).toBeGreaterThan(100_000)
  })

  it('come several in a task only where they are far shorter than it, and due within a millisecond', async () => {
    const { seen } = await driveWith(0, 10_000, { count: 10_000, perTask: 500 })
    const due = (calls: readonly StageCall[]) => calls.map(({ dueAt }) => dueAt)
    expect(seen.length).toBeGreaterThan(250)
    for (const calls of seen) expect(Math.max(...due(calls)) - Math.min(...due(calls))).toBeLessThanOrEqual(1)
  })

  it('end the block early when their arguments are used up', async () => {
    const { driven, book } = await driveWith(0, 200, { count: 10 })
    expect(book.due).toBe(10)
    expect(driven.activeMs).toBeLessThan(60)
  })
})

describe('bursts', () => {
  const burstsOf = async (callMs: number, longestMs: number) => {
    const thread = new Thread()
    const book = new Book(thread.now)
    const runner = busyRunner(thread, book, callMs)
    const driving = driveBursts(
      runner,
      book,
      {
        ms: 300,
        longestMs,
        random: createRandom(1),
        makeReady: () => readyCalls(10),
        runTask: (task) => void thread.sleep(0).then(task),
      },
      thread,
    )
    await thread.run()
    return { driven: await driving, book }
  }

  it('come again after a rest, which is in no time', async () => {
    const { driven, book } = await burstsOf(1, 1000)
    expect(book.due).toBeGreaterThanOrEqual(40)
    expect(driven.settledInTime).toBe(book.due)
    expect(driven.activeMs).toBeCloseTo(book.due)
  })

  it('end when they take too long', async () => {
    const thread = new Thread()
    const book = new Book(thread.now)
    const never: WayRunner = { take: () => undefined, stop: async () => undefined }
    const asked = {
      ms: 300,
      longestMs: 500,
      random: createRandom(1),
      makeReady: () => readyCalls(10),
      runTask: (task: () => void) => task(),
    }
    const driving = driveBursts(never, book, asked, thread)
    await thread.run()
    expect(await driving).toEqual({ activeMs: 500, settledInTime: 0 })
  })
})
