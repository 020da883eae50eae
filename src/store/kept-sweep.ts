import * as v from 'valibot'
import { acceptSettings } from '../settings/validate'
import type { SweepSoFar } from '../sweep/engine'
import { isSweptKey } from '../sweep/swept'

export const SWEEP_KEY = 'poolscope.sweep'
/** Of the stored form: what another version wrote is not gone on with. */
const VERSION = 1
const MOST_VISITS = 5000

const AMOUNT = v.pipe(v.number(), v.finite())
const MAYBE = v.nullable(AMOUNT)
const VISIT = v.object({
  value: AMOUNT,
  block: v.pipe(v.number(), v.integer(), v.minValue(0)),
  perSecond: MAYBE,
  callUs: MAYBE,
  callP99Us: MAYBE,
  queueMean: MAYBE,
  slowdown: MAYBE,
  directUs: AMOUNT,
  isOverloaded: v.nullable(v.boolean()),
  lost: AMOUNT,
  cores: MAYBE,
  disturbed: AMOUNT,
})
const SCHEMA = v.object({
  version: v.literal(VERSION),
  order: v.object({
    key: v.pipe(v.string(), v.check(isSweptKey)),
    values: v.pipe(v.array(AMOUNT), v.minLength(2), v.maxLength(24)),
    settings: v.record(v.string(), v.unknown()),
    seconds: AMOUNT,
    within: AMOUNT,
    visitSeconds: AMOUNT,
    seed: AMOUNT,
  }),
  visits: v.pipe(v.array(VISIT), v.maxLength(MOST_VISITS)),
  faults: v.record(v.string(), v.string()),
  elapsedMs: v.pipe(AMOUNT, v.minValue(0)),
})

/** The sweep that was left half-way; null where there is none, or it cannot be read. */
export const keptSweep = (storage: () => Storage): SweepSoFar | null => {
  try {
    const text = storage().getItem(SWEEP_KEY)
    if (text === null) return null
    const { order, visits, faults, elapsedMs } = v.parse(SCHEMA, JSON.parse(text))
    const { key } = order
    const { settings, problems } = acceptSettings(order.settings)
    if (!isSweptKey(key) || problems.length > 0) return null
    return { order: { ...order, key, settings }, visits, faults, elapsedMs }
  } catch {
    return null
  }
}

/** Keeps it, or forgets it. Where storage is blocked or full, it lasts as long as the page. */
export const keepSweep = (storage: () => Storage, soFar: SweepSoFar | null): void => {
  try {
    if (soFar === null) storage().removeItem(SWEEP_KEY)
    else storage().setItem(SWEEP_KEY, JSON.stringify({ version: VERSION, ...soFar }))
  } catch {
    // It can be gone on with until the page is left.
  }
}
