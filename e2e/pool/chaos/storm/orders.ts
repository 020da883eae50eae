import type { CallOptions, TaskOutcome } from '../../../../src/pool/index'
import type { Api } from '../workers/workers'
import type { Random } from './random'

/** A call to make, and how it may end. */
export interface Order extends CallOptions {
  readonly method: keyof Api
  readonly args: readonly unknown[]
  /** Its one right result; null when it may have none. */
  readonly result: { readonly value: unknown } | null
  /** What its error must say, by outcome; an outcome that is not here is wrong. Any call may lose its worker. */
  readonly errors: Partial<Record<TaskOutcome, RegExp>>
}

const DIED = /^The worker died while it held the call/
const TOO_LATE = /was not done within/
const CALLED_OFF = /was called off by its signal/
const UNSENDABLE = /a value that cannot be sent/
/** So long that it never runs out here. */
const AMPLE_MS = 600_000
const SPIN_MS = 20
/** Long beside the calls that may travel with it. */
const SLOW_MS = 15

const sum = (count: number): Order => ({
  method: 'sum',
  args: [count],
  result: { value: (count * (count + 1)) / 2 },
  errors: { failed: DIED },
})

/** Orders of every kind. */
export const orderOf = {
  sum,
  idempotent: (count: number): Order => ({ ...sum(count), idempotent: true }),
  limited: (count: number): Order => ({ ...sum(count), timeoutMs: AMPLE_MS }),
  /** May run out of time in the queue, or in its worker, or not at all. */
  hurried: (count: number): Order => ({
    ...sum(count),
    timeoutMs: 1,
    errors: { failed: DIED, timedOut: TOO_LATE },
  }),
  abortable: (count: number, signal: AbortSignal): Order => ({
    ...sum(count),
    signal,
    errors: { failed: DIED, cancelled: CALLED_OFF },
  }),
  later: (text: string): Order => ({
    method: 'later',
    args: [text],
    result: { value: text },
    errors: { failed: DIED },
  }),
  failing: (text: string): Order => ({
    method: 'failWith',
    args: [text, null],
    result: null,
    errors: { failed: new RegExp(`^${text}$|${DIED.source}`) },
  }),
  /** Others of its message need not wait for it. */
  slow: (method: 'busy' | 'pause'): Order => ({
    method,
    args: [SLOW_MS],
    result: { value: SLOW_MS },
    errors: { failed: DIED },
  }),
  /** What it is given, or returns, cannot be sent. */
  unsendable: (isResult: boolean): Order => ({
    method: isResult ? 'giveFunction' : 'echo',
    args: isResult ? [] : [[Symbol('not to be sent')]],
    result: null,
    errors: { failed: new RegExp(`${UNSENDABLE.source}|${DIED.source}`) },
  }),
  /** Ends only with its worker, when it is called off. */
  calledOff: (signal: AbortSignal): Order => ({
    method: 'hang',
    args: [],
    signal,
    onAbort: 'replace',
    result: null,
    errors: { failed: DIED, cancelled: CALLED_OFF },
  }),
  endless: (): Order => ({
    method: 'hang',
    args: [],
    timeoutMs: SPIN_MS,
    result: null,
    errors: { failed: DIED, timedOut: TOO_LATE },
  }),
  /** Its worker may or may not have answered before it is gone. */
  suicide: (method: 'closeItself' | 'crashSoon'): Order => ({
    method,
    args: [],
    result: { value: undefined },
    errors: { failed: DIED },
  }),
}

/** Any order but those that kill. */
export const anyOrder = (random: Random, signal: AbortSignal): Order => {
  const count = random.whole(1, 5000)
  if (random.isOneIn(1000)) return orderOf.slow(random.pick(['busy', 'pause'] as const) ?? 'busy')
  const kind = random.whole(0, 99)
  if (kind < 30) return orderOf.idempotent(count)
  if (kind < 33) return orderOf.abortable(count, signal)
  if (kind < 35) return orderOf.limited(count)
  if (kind < 37) return orderOf.later(`text ${count}`)
  if (kind < 39) return orderOf.failing(`failed ${count}`)
  if (kind < 40) return orderOf.hurried(count)
  if (kind < 41) return orderOf.unsendable(random.isOneIn(2))
  return orderOf.sum(count)
}
