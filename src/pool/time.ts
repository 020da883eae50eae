import { reportUncaught } from './errors/report-error.js'

/** Where a pool gets its time from; instants and spans in ms. Handed in, so that tests crank it by hand. */
export interface PoolTime {
  readonly now: () => number
  /** Of the clock, ms since 1970. Looked up with each answer: that of a clock that stands still at times moves on. */
  readonly timeOrigin: number
  /** Runs `action` after `ms`; returns what calls that off. */
  readonly schedule: (ms: number, action: () => void) => () => void
  /** Runs `action` when the present turn of the engine is over, before anything else is heard of. */
  readonly defer: (action: () => void) => void
  /** Runs `action` once this thread has heard what was sent to it until now. */
  readonly afterMessages: (action: () => void) => void
}

const OVER = Promise.resolve()

/** The thread's own. */
const platformTime: PoolTime = {
  now: () => performance.now(),
  timeOrigin: performance.timeOrigin,
  schedule: (ms, action) => {
    const timer = setTimeout(action, ms)
    return () => clearTimeout(timer)
  },
  defer: (action) => {
    // An engine's own queue of microtasks: one of the browser's costs a short call some 2 µs.
    OVER.then(() => {
      try {
        action()
      } catch (error) {
        reportUncaught(error)
      }
    })
  },
  afterMessages: (action) => {
    // Messages come in the order in which they were sent; timers come between them as they like, and in a tab out of
    // sight seconds late.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      action()
    }
    port2.postMessage(null)
  },
}

/** Of an object of whatever class, which it is to be called with. */
const methodsOf = (given: Partial<PoolTime>): Partial<PoolTime> => ({
  ...(given.now && { now: given.now.bind(given) }),
  ...(given.schedule && { schedule: given.schedule.bind(given) }),
  ...(given.defer && { defer: given.defer.bind(given) }),
  ...(given.afterMessages && { afterMessages: given.afterMessages.bind(given) }),
})

/** What is given, and the thread's own for the rest. */
export const timeOf = (given: Partial<PoolTime> = {}): PoolTime => ({
  ...platformTime,
  ...methodsOf(given),
  get timeOrigin() {
    return given.timeOrigin ?? platformTime.timeOrigin
  },
})
