import type { Visit } from '../engine/visit'

/** A measurement of which only the rate matters. */
export const visitOf = (value: number, block: number, perSecond: number | null): Visit => ({
  value,
  block,
  perSecond,
  callUs: 1,
  callP99Us: null,
  queueMean: null,
  slowdown: null,
  directUs: 1,
  isOverloaded: null,
  lost: 0,
  cores: null,
  alone: null,
  others: null,
  disturbed: 0,
})
