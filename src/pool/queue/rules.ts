import { type BatchSize, MOST_CALLS } from '../dispatch/batching.js'
import { countTo, type OptionRules } from '../options/option-rules.js'

/** What a full queue does with one more call. */
export type Overflow = 'reject' | 'drop-oldest' | 'wait'

/** The rules of dispatch, changeable at any moment. */
export interface Rules {
  /** Messages a worker may hold at once. */
  readonly inFlight: number
  /** Calls per message. */
  readonly batch: BatchSize
  /**
   * Calls that may wait. With 0 a call is taken only when a worker is free, or is being started: then each call is a
   * message of its own.
   */
  readonly queueLimit: number
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
