import { LEAST_BEYOND } from '../../domain/figures/percentile'
import type { SpectrumPoint } from '../../domain/figures/pictures/spectrum'

/**
 * The axis of a percentile spectrum, as HdrHistogram plots it: a share p lies at log10(1 ÷ (1 − p)), so that 90 %, 99 %
 * and 99.9 % are equally far apart.
 */
export const ninesOf = (percent: number): number => 2 - Math.log10(100 - percent)

/** 100 − 99.9 is not exact: a place is on the axis when it is beyond its end by no more than that. */
const ROUNDING = 1e-9
export const isOnAxis = (percent: number, end: number): boolean => ninesOf(percent) <= end + ROUNDING

/** All calls, 100 %, would lie at infinity: the slowest one of N lies where 1 − 1/N does. */
export const ninesOfPoint = ({ percent, count }: SpectrumPoint): number =>
  percent >= 100
    ? Math.log10(Math.max(1, count))
    : Math.min(ninesOf(percent), Math.log10(Math.max(1, count)) + 1)

/** What is written on the axis, in percent. */
const TICKS = [0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999] as const
/** An axis shorter than this would show a single bend. */
const SHORTEST = 2

export interface NinesAxis {
  readonly end: number
  readonly ticks: readonly { readonly percent: number; readonly at: number }[]
}

/** From 0 % to the last call. @param calls of the stage that has most */
export const ninesAxis = (calls: number): NinesAxis => {
  const end = Math.max(SHORTEST, Math.log10(Math.max(1, calls)))
  const ticks = TICKS.filter((percent) => isOnAxis(percent, end)).map((percent) => ({
    percent,
    at: ninesOf(percent),
  }))
  return { end, ticks }
}

/** Whether fewer calls than that took longer. @param calls of the whole stage */
export const isThinPoint = ({ count }: SpectrumPoint, calls: number): boolean => calls - count < LEAST_BEYOND
