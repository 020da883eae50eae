import type { Environment } from '../../domain/snapshot'
import { QUANTITIES, type Quantity } from './quantity'

/** A difference of two stamps may be off by one step of the clock: only what is at least two steps can be told. */
const STEPS_TOLD_APART = 2

/** The least latency that the coarser of the two threads' clocks tells, µs; 0 before there is a clock. */
export const clockFloorOf = (environment: Environment | undefined): number => {
  if (!environment) return 0
  const { clockResolutionUs, workerClockResolutionUs } = environment
  return STEPS_TOLD_APART * Math.max(clockResolutionUs, workerClockResolutionUs ?? 0)
}

/** A figure as it may be printed: a latency under the clock's floor is no number but "< 10 µs". */
export const figureText = (value: number, quantity: Quantity, floor: number): string =>
  quantity === 'duration' && value < floor
    ? `< ${QUANTITIES[quantity].tick(floor)}`
    : QUANTITIES[quantity].figure(value)
