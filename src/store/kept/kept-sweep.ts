import * as v from 'valibot'
import type { StoreApi } from 'zustand/vanilla'
import { acceptSettings } from '../../settings/validate'
import type { SweepSoFar } from '../../sweep/engine/engine'
import { SWEPT_KEYS } from '../../sweep/swept'
import { createKept } from './kept'
import { SWEEP_KEY } from './sweep-key'

/** More measurements than an hour has room for. */
const MOST_VISITS = 5000

/** Longer functions are refused before they are run. */
const MOST_CODE = 200_000

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
  alone: MAYBE,
  others: v.optional(MAYBE, null),
  disturbed: AMOUNT,
})
/** Settings that there are no more, or that are wrong by now, would be of another sweep. */
const SETTINGS = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((given) => acceptSettings(given).problems.length === 0),
  v.transform((given) => acceptSettings(given).settings),
)
const ORDER = v.object({
  key: v.picklist(SWEPT_KEYS),
  values: v.pipe(v.array(AMOUNT), v.minLength(2), v.maxLength(24)),
  settings: SETTINGS,
  seconds: AMOUNT,
  within: AMOUNT,
  visitSeconds: AMOUNT,
  seed: AMOUNT,
  code: v.nullable(v.pipe(v.string(), v.maxLength(MOST_CODE))),
  heldNote: v.optional(v.nullable(v.string()), null),
})
const SO_FAR = v.object({
  order: ORDER,
  visits: v.pipe(v.array(VISIT), v.maxLength(MOST_VISITS)),
  faults: v.record(v.string(), v.string()),
  elapsedMs: v.pipe(AMOUNT, v.minValue(0)),
})

interface KeptSweep {
  /** The sweep that was left half-way; null where there is none, or it cannot be read. */
  readonly soFar: SweepSoFar | null
}

export const createKeptSweep = (storage: () => Storage): StoreApi<KeptSweep> =>
  createKept<KeptSweep, KeptSweep>(
    { soFar: null },
    {
      name: SWEEP_KEY,
      version: 1,
      schema: v.object({ soFar: v.fallback(v.nullable(SO_FAR), null) }),
      partOf: ({ soFar }) => ({ soFar }),
      storage,
    },
  )
