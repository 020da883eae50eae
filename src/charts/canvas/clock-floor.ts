import type { Snapshot } from '../../domain/snapshot'

/** A difference of two stamps may be off by one step of the clock: only what is at least two steps can be told. */
const STEPS_TOLD_APART = 2

/** The least latency that the clock tells, µs; 0 before there is a clock. */
export const clockFloor = (snapshot: Snapshot | null): number =>
  snapshot ? STEPS_TOLD_APART * snapshot.environment.clockResolutionUs : 0
