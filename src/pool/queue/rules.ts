import { type BatchSize, MOST_CALLS } from '../dispatch/batching/batching.js'
import { countTo, type OptionRules } from '../options/option-rules.js'

/**
 * What a full queue does with one more call: `reject` refuses it with `QueueFullError`; `drop-oldest` refuses the call
 * that waits longest instead, and takes this one; `wait` lets it wait at the gate, in order, until there is room.
 */
export type Overflow = 'reject' | 'drop-oldest' | 'wait'

/** The rules of dispatch, changeable at any moment with `pool.configure`. */
export interface Rules {
  /**
   * Messages that a worker may hold at once: a whole number from 1 to 65,536. With 1 it runs one call at a time; with
   * more, asynchronous functions of different messages run side by side in it, and it need not wait for its next
   * message. Default 1.
   * @example createPool(spawn, { inFlight: 4 }) // for functions that mostly await
   */
  readonly inFlight: number
  /**
   * Calls per message: at most so many, a whole number from 1 to 4,096, or `auto`: as many as pay for what a message
   * costs, by running estimates. With `auto` no caller sees who else travelled; with a number, where the page is not
   * isolated, calls of a message wait for those before them. Calls with a time limit, or with `onAbort: 'replace'`,
   * always travel alone. Default `auto`.
   * @example createPool(spawn, { batch: 1 }) // a message for each call
   */
  readonly batch: BatchSize
  /**
   * Calls that may wait: a whole number from 0, or Infinity. With 0 a call is taken only when a worker is free, or is
   * being started: then each call is a message of its own. Calls on their way do not count. Default Infinity.
   * @example createPool(spawn, { queueLimit: 1000, overflow: 'wait' })
   */
  readonly queueLimit: number
  /**
   * What becomes of a call that finds the queue full: `reject`, `drop-oldest` or `wait`. Default `reject`: it rejects
   * with `QueueFullError`, and keeps what it would have handed over.
   * @example pool.configure({ queueLimit: 100, overflow: 'drop-oldest' }) // the newest frame counts
   */
  readonly overflow: Overflow
}

export const DEFAULT_RULES: Rules = {
  inFlight: 1,
  batch: 'auto',
  queueLimit: Number.POSITIVE_INFINITY,
  overflow: 'reject',
}

const MOST_IN_FLIGHT = 65_536
const OVERFLOWS: readonly unknown[] = ['reject', 'drop-oldest', 'wait'] satisfies readonly Overflow[]
const batchCount = countTo(MOST_CALLS)

export const RULE_OPTIONS: OptionRules<Rules> = {
  inFlight: countTo(MOST_IN_FLIGHT),
  batch: {
    must: `"auto" or ${batchCount.must}`,
    fits: (value) => value === 'auto' || batchCount.fits(value),
  },
  queueLimit: {
    must: 'a whole number from 0, or Infinity',
    fits: (value) =>
      value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && Number(value) >= 0),
  },
  overflow: { must: '"reject", "drop-oldest" or "wait"', fits: (value) => OVERFLOWS.includes(value) },
}
