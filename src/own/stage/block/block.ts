import { gapsOf } from '../../../demand/arrivals'
import type { Random } from '../../../demand/random'
import type { OwnFault } from '../../../domain/own/own'
import type { Pool } from '../../../pool/index'
import { OwnFaultError } from '../../fault'
import type { OwnModule } from '../../module/own-module'
import { heapFaultOver, MOST_HEAP_BYTES } from '../../worker/heap-limit'
import type { StageWorkerApi } from '../pools/stage-worker'
import type { Block, BlockAsked } from '../protocol'
import { browserFrames, nextFrame, watchFrames } from '../watch/frame-watch'
import { pressKeys } from '../watch/keys'
import { Book } from './book'
import { callsNeeded, callsPerTask, makeReady, mostCalls } from './calls'
import { type DriveClock, type Driven, driveAtRate, driveBursts, type Pacer } from './drive'
import { type RunnerGround, runDirectly, runInPool, runInSlices, type WayRunner } from './runners'
import { afterUrgently } from './yielding'

/** What blocks run on. */
export interface BlockGround {
  readonly own: OwnModule
  readonly seed: number
  readonly random: Random
  readonly clock: DriveClock & { readonly pacer: Pacer }
  readonly poolOf: (workers: number) => Pool<StageWorkerApi>
  readonly runTask: (task: () => void) => void
  readonly yieldNow: () => Promise<void>
  readonly press: () => void
  readonly setBook: (book: Book | null) => void
  readonly isHidden: () => boolean
}

const runnerFor = (
  ground: RunnerGround,
  { way, workers }: BlockAsked,
  stage: BlockGround,
): WayRunner | null => {
  switch (way) {
    case 'idle':
      return null
    case 'direct':
      return runDirectly(ground)
    case 'sliced':
      return runInSlices(ground)
    case 'pool':
      return runInPool(ground, stage.poolOf(workers))
    default:
      return way satisfies never
  }
}

const NOTHING_RAN: Driven = { activeMs: 0, settledInTime: 0 }

const drive = async (
  runner: WayRunner | null,
  book: Book,
  asked: BlockAsked,
  stage: BlockGround,
): Promise<Driven> => {
  const { demand, ms, longestMs, first, callUs, argumentBytes } = asked
  const { clock, random, own, seed, runTask } = stage
  const count = Math.min(callsNeeded(demand, ms), mostCalls(argumentBytes))
  if (!runner) {
    // Arguments are made for nobody: what that costs the page later, by collecting them, is no cost of any way.
    makeReady(own, { first, count, seed })
    await clock.sleep(ms)
    return NOTHING_RAN
  }
  if (demand.kind === 'burst') {
    const ready = () => makeReady(own, { first: first + book.due, count, seed })
    return driveBursts(runner, book, { ms, longestMs, random, makeReady: ready, runTask }, clock)
  }
  const { perSecond, arrivals } = demand
  const gap = gapsOf(arrivals, seed + first)
  const rate = { gap, perSecond, ms, perTask: callsPerTask(callUs), phase: random() }
  return driveAtRate({ runner, book, ready: makeReady(own, { first, count, seed }) }, rate, clock)
}

// Taken before the thread is locked.
const Observer = globalThis.PerformanceObserver as typeof PerformanceObserver | undefined

/** Long animation frames since it was last asked, where the browser tells of them. */
const watchLongFrames = (): { readonly stop: () => number } => {
  const isKnown = Observer?.supportedEntryTypes.includes('long-animation-frame')
  if (!Observer || !isKnown) return { stop: () => 0 }
  let seen = 0
  const observer = new Observer((list) => {
    seen += list.getEntries().length
  })
  observer.observe({ type: 'long-animation-frame' })
  return {
    stop: () => {
      seen += observer.takeRecords().length
      observer.disconnect()
      return seen
    },
  }
}

/** Between two looks at what this thread holds, ms: as often as browsers tell another figure. */
const LOOK_MS = 50

/** Rejects as soon as the block must end, because this thread, or a worker, came to hold too much. */
const faultIn = (book: Book): { readonly promise: Promise<never>; readonly stop: () => void } => {
  let timer = 0
  const promise = new Promise<never>((_, reject) => {
    const end = (fault: OwnFault) => reject(new OwnFaultError(fault))
    book.onFault = end
    timer = window.setInterval(() => {
      const fault = heapFaultOver(MOST_HEAP_BYTES)
      if (fault) end(fault)
    }, LOOK_MS)
  })
  promise.catch(() => undefined)
  return { promise, stop: () => clearInterval(timer) }
}

/** Runs one block: calls come as demanded, in one way, while frames, keys and what holds the thread are watched. */
export const runBlock = async (asked: BlockAsked, stage: BlockGround): Promise<Block> => {
  const { clock, random, yieldNow, press, setBook, isHidden } = stage
  const { now } = clock
  const book = new Book(now)
  const ground = { run: stage.own.run, book, now, yieldNow, longestMs: asked.longestMs }
  const runner = runnerFor(ground, asked, stage)
  await nextFrame(browserFrames)
  await nextFrame(browserFrames)
  let wasHidden = isHidden()
  setBook(book)
  const fault = faultIn(book)
  const [frames, longFrames] = [watchFrames(browserFrames), watchLongFrames()]
  // The first frame is drawn before the first call comes, so that what the call holds back is seen.
  await nextFrame(browserFrames)
  const keys = pressKeys({ now, after: afterUrgently, random, press })
  const start = now()
  const driven = await Promise.race([drive(runner, book, asked, stage), fault.promise])
  const [seen, keysSeen] = [await frames.stop(), keys.stop()]
  const spanMs = now() - start
  wasHidden ||= isHidden()
  await Promise.race([runner?.stop(), fault.promise])
  fault.stop()
  setBook(null)
  const { due, settled, failed, callUsSum, heldMs, longestHeldMs, copyUsSum, failure, checksum } = book
  return {
    ...driven,
    ...seen,
    ...keysSeen,
    spanMs,
    due,
    settled,
    failed,
    callUsSum,
    heldMs,
    longestHeldMs,
    longFrames: longFrames.stop(),
    copyUsSum,
    wasHidden,
    failure,
    checksum,
  }
}
