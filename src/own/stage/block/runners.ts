import type { Pool } from '../../../pool/index'
import type { OwnModule } from '../../module/own-module'
import { isThenable } from '../load-own'
import type { StageWorkerApi } from '../pools/stage-worker'
import type { Book, StageCall } from './book'

/** Longest that a slice goes on before it yields, ms: as long as a page may hold its thread unseen. */
const SLICE_MS = 5

/** One way of running calls. */
export interface WayRunner {
  /** Runs calls that are due together, from now on, in the task in which this is called. */
  readonly take: (calls: readonly StageCall[]) => void
  /** Calls that have not begun do not run; resolves when those that have are over. */
  readonly stop: () => Promise<void>
}

export interface RunnerGround {
  readonly run: OwnModule['run']
  readonly book: Book
  readonly now: () => number
  readonly yieldNow: () => Promise<void>
  /** Longest that one task goes on making calls, ms. */
  readonly longestMs: number
}

/** Runs a call here and now. An asynchronous one holds the thread until it waits, and settles later. */
const callHere = ({ run, book }: RunnerGround, call: StageCall): PromiseLike<unknown> | null => {
  try {
    const result = run(...call.args)
    if (isThenable(result))
      return result.then(
        (value) => book.complete(call, value),
        (error: unknown) => book.fail(error),
      )
    book.complete(call, result)
  } catch (error) {
    book.fail(error)
  }
  return null
}

/** Waits for promises that may be added to while they are waited for. */
class Pending {
  readonly #promises = new Set<PromiseLike<unknown>>()
  add(promise: PromiseLike<unknown> | null) {
    if (!promise) return
    this.#promises.add(promise)
    promise.then(() => this.#promises.delete(promise))
  }
  async over() {
    while (this.#promises.size > 0) await Promise.all(this.#promises)
  }
}

/** On the page, as an event's handler would. */
export const runDirectly = (ground: RunnerGround): WayRunner => {
  const pending = new Pending()
  return {
    take: (calls) => {
      const until = ground.now() + ground.longestMs
      ground.book.hold(() => {
        for (const call of calls) {
          pending.add(callHere(ground, call))
          if (ground.now() >= until) break
        }
      })
    },
    stop: () => pending.over(),
  }
}

/** On the page, in slices: between calls the thread is let go of, whenever a slice has been long enough. */
export const runInSlices = (ground: RunnerGround): WayRunner => {
  const pending = new Pending()
  let waiting: StageCall[] = []
  let next = 0
  let isRunning = false
  const slice = () => {
    const until = ground.now() + SLICE_MS
    do {
      const call = waiting[next]
      if (!call) return
      next += 1
      pending.add(callHere(ground, call))
    } while (ground.now() < until)
  }
  const runAll = async () => {
    isRunning = true
    while (next < waiting.length) {
      ground.book.hold(slice)
      await ground.yieldNow()
    }
    waiting = []
    next = 0
    isRunning = false
  }
  return {
    take: (calls) => {
      for (const call of calls) waiting.push(call)
      if (!isRunning) runAll()
    },
    stop: async () => {
      waiting = []
      next = 0
      await pending.over()
    },
  }
}

/** Through a pool. */
export const runInPool = ({ book }: RunnerGround, pool: Pool<StageWorkerApi>): WayRunner => {
  const settle = (call: StageCall, outcome: string, value: unknown) => {
    if (outcome === 'completed') book.complete(call, value)
    else if (outcome !== 'cancelled') book.fail(value)
  }
  return {
    take: (calls) =>
      book.hold(() => {
        for (const call of calls)
          pool.submit({
            method: 'call',
            args: call.args,
            transfer: call.transfer,
            submittedAt: 0,
            settle: (outcome, value) => settle(call, outcome, value),
          })
      }),
    stop: () => pool.drain({ dismiss: true }),
  }
}
