import type { Stage } from '../../call'
import type { Micros } from '../../time'

/** One step of a full percentile spectrum: `percent` of calls took at most `us`. */
export interface SpectrumPoint {
  readonly percent: number
  readonly us: Micros
  /** Calls at or under it. */
  readonly count: number
  /**
   * Share of the stage’s whole time that the calls beyond it take: 1 − L, L being Lorenz’s curve. Not there in runs
   * recorded before it was kept.
   */
  readonly timeBeyond?: number
}

/** Of completed calls of the whole run, by stage, smallest percent first; empty before a call completed. */
export type Spectrum = Readonly<Record<Stage, readonly SpectrumPoint[]>>

export const NO_SPECTRUM: Spectrum = {
  queueWait: [],
  forward: [],
  lockWait: [],
  service: [],
  return: [],
  hops: [],
  dispatch: [],
  call: [],
}
