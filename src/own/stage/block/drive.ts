import type { Gap } from '../../../demand/arrivals'
import type { Random } from '../../../demand/random'
import type { Book, StageCall } from './book'
import type { ReadyCall } from './calls'
import type { WayRunner } from './runners'

export interface Driven {
  /** Time in which calls came, or ran, ms. */
  readonly activeMs: number
  readonly settledInTime: number
}

export interface DriveClock {
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
}

interface RateDrive {
  readonly gap: Gap
  readonly perSecond: number
  readonly ms: number
  readonly perTask: number
  /** Where in the first gap the first call is due, 0 to 1: no block begins in step with the screen. */
  readonly phase: number
}

/** Calls that come in one task, when the first of them is due. */
interface Arrival {
  readonly at: number
  readonly calls: StageCall[]
}

/** Calls this near to one another may come together, ms: those of functions that are far shorter do. */
const TOGETHER_MS = 1

const arrivalsOf = (ready: readonly ReadyCall[], start: number, asked: RateDrive): readonly Arrival[] => {
  const { gap, perSecond, ms, perTask, phase } = asked
  const arrivals: Arrival[] = []
  let dueAt = start + gap(perSecond) * phase
  let last: Arrival | null = null
  for (const call of ready) {
    if (dueAt > start + ms) break
    const isTogether = last && last.calls.length < perTask && dueAt - last.at < TOGETHER_MS
    if (last && isTogether) last.calls.push({ ...call, dueAt })
    else {
      last = { at: dueAt, calls: [{ ...call, dueAt }] }
      arrivals.push(last)
    }
    dueAt += gap(perSecond)
  }
  return arrivals
}

/** Brings moments to this thread, as events come. */
export interface Pacer {
  /** @param moments on this thread's clock, ms, rising @returns what ends it */
  readonly pace: (moments: readonly number[], onMoment: (index: number) => void) => () => void
}

/**
 * Calls come at a rate, whether or not earlier ones have settled, each as an event of its own. When the arguments that
 * can be held at once are used up, the block ends early.
 */
export const driveAtRate = (
  {
    runner,
    book,
    ready,
  }: { readonly runner: WayRunner; readonly book: Book; readonly ready: readonly ReadyCall[] },
  asked: RateDrive,
  { now, sleep, pacer }: DriveClock & { readonly pacer: Pacer },
): Promise<Driven> =>
  new Promise((resolve) => {
    const start = now()
    const arrivals = arrivalsOf(ready, start, asked)
    const made = arrivals.reduce((sum, { calls }) => sum + calls.length, 0)
    const end =
      made === ready.length ? (arrivals.at(-1)?.at ?? start) + 1000 / asked.perSecond : start + asked.ms
    let isOver = false
    const finish = () => {
      if (isOver) return
      isOver = true
      stopPacing()
      // Calls that were due while the thread was held count as due, though nobody was there to make them.
      book.due += made
      resolve({ activeMs: now() - start, settledInTime: book.settled })
    }
    const stopPacing = pacer.pace(
      arrivals.map(({ at }) => at),
      (index) => {
        if (isOver) return
        // A timer would have to wait behind all the events that are late.
        if (now() >= end) finish()
        else
          runner.take(
            (arrivals[index]?.calls ?? []).map((call) => ({ ...call, dueAt: book.cameAt(call.dueAt) })),
          )
      },
    )
    sleep(end - start).then(finish)
  })

/** Rest between two bursts, ms. */
const REST_MS = 60
const REST_SPREAD_MS = 40

interface BurstDrive {
  readonly ms: number
  readonly longestMs: number
  readonly random: Random
  readonly makeReady: () => readonly ReadyCall[]
  /** Runs something in a task of its own. */
  readonly runTask: (task: () => void) => void
}

/** Resolves when so many calls have settled, or the time is over. */
const settled = (book: Book, count: number, sleep: DriveClock['sleep'], limitMs: number): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (book.settled < count) return
      book.onSettled = () => undefined
      resolve()
    }
    book.onSettled = look
    look()
    sleep(limitMs).then(resolve)
  })

/** Calls come all at once, and again after a rest when all have settled. */
export const driveBursts = async (
  runner: WayRunner,
  book: Book,
  { ms, longestMs, random, makeReady, runTask }: BurstDrive,
  { now, sleep }: DriveClock,
): Promise<Driven> => {
  const start = now()
  let activeMs = 0
  let calls = makeReady()
  for (;;) {
    const dueAt = now()
    const due = calls.map((call) => ({ ...call, dueAt }))
    book.due += due.length
    runTask(() => runner.take(due))
    await settled(book, book.due, sleep, longestMs)
    activeMs += now() - dueAt
    if (book.settled < book.due || now() - start >= ms) break
    calls = makeReady()
    await sleep(REST_MS + REST_SPREAD_MS * random())
  }
  return { activeMs, settledInTime: book.settled }
}
