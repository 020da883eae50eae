import { type BatchSize, MOST_CALLS } from '../dispatch/batching.js'
import { PoolOptionError } from '../errors.js'

/** What a full queue does with one more call. */
export type Overflow = 'reject' | 'drop-oldest' | 'wait'

/** The rules of dispatch, changeable at any moment. */
export interface Rules {
  /** Messages a worker may hold at once. */
  readonly inFlight: number
  /** Calls per message. */
  readonly batch: BatchSize
  /** Calls that may wait. */
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
const OVERFLOWS: readonly string[] = ['reject', 'drop-oldest', 'wait'] satisfies readonly Overflow[]

/** @throws {PoolOptionError} unless `value` is a whole number from 1 to `most` */
export const requireCount = (option: string, value: number, most: number): number => {
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new PoolOptionError(option, `a whole number from 1 to ${most}`, value)
  return value
}

/** @throws {PoolOptionError} naming the rule that cannot be used */
export const requireRules = (rules: Rules): Rules => {
  const { inFlight, batch, queueLimit, overflow } = rules
  requireCount('inFlight', inFlight, MOST_IN_FLIGHT)
  if (batch !== 'auto' && !(Number.isInteger(batch) && batch >= 1 && batch <= MOST_CALLS))
    throw new PoolOptionError('batch', `"auto" or a whole number from 1 to ${MOST_CALLS}`, batch)
  if (queueLimit !== Number.POSITIVE_INFINITY) requireCount('queueLimit', queueLimit, Number.MAX_SAFE_INTEGER)
  if (!OVERFLOWS.includes(overflow))
    throw new PoolOptionError('overflow', '"reject", "drop-oldest" or "wait"', overflow)
  return rules
}
