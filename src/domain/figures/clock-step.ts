import type { Environment } from '../snapshot'
import { type Micros, micros } from '../time'

/** A difference of two stamps may be off by a step of the clock: only what is this many steps long can be told. */
const STEPS_TOLD_APART = 2

/** The coarser of the caller's and the workers' clocks: a stage between two threads is known no better than by it. */
export const coarserStep = ({
  clockResolutionUs,
  workerClockResolutionUs,
}: Pick<Environment, 'clockResolutionUs' | 'workerClockResolutionUs'>): Micros =>
  micros(Math.max(clockResolutionUs, workerClockResolutionUs ?? 0))

/** The least latency that a clock of this step tells. */
export const floorOf = (stepUs: Micros): Micros => micros(STEPS_TOLD_APART * stepUs)

/** A clock whose steps are longer cannot time a call, nor a batch of calls short enough to wait for, µs. */
const COARSEST_US = 5000

/** Whether calls can be counted under this clock, and nothing else told of them. */
export const isTooCoarse = (resolutionUs: Micros): boolean => resolutionUs > COARSEST_US
