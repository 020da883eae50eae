import type { InstrumentCost } from './experiments/instrument-cost'
import type { Report } from './report'
import type { Settings } from './settings/settings'
import type { Snapshot } from './snapshot'

export interface MeasuringOptions {
  readonly signal?: AbortSignal
  /** About how long it may take, s; the longer, the narrower the intervals. */
  readonly seconds?: number
  /** Hears how far it is, 0 to 1. */
  readonly onProgress?: (fraction: number) => void
}

interface RunOptions {
  /** The module of the function to run, where the workload is `own`. */
  readonly code?: string | undefined
}

/** The one way down: what the page may ask of a lab. */
export interface LabControls {
  /** Starts a run and resolves with its report when it ends. Rejects when one is going on already. */
  readonly run: (
    settings: Settings,
    publish: (snapshot: Snapshot) => void,
    options?: RunOptions,
  ) => Promise<Report>
  /** Fetches ahead, while there is nothing to do, what a later run or measurement would have to fetch. */
  readonly fetchAhead: () => Promise<void>
  /**
   * Gives a run that is going on new settings; those with effect `next-run` must be unchanged.
   * @param mark what stands at the change on the charts; what has changed, where it is not given
   */
  readonly update: (settings: Settings, mark?: string) => Promise<void>
  /** Has every worker of the run that is going on replaced by a fresh one, and begins a round with these. */
  readonly startCold: () => Promise<void>
  /** Ends the run: cancels what waits, lets calls in flight finish. The report comes from `run`. */
  readonly stop: () => Promise<void>
  /**
   * Measures what recording costs, with the function, workers, transport and caller of the settings; takes half a
   * minute unless told otherwise. Rejects while a run or another measurement goes on, and with the signal's reason.
   */
  readonly measureInstrument: (settings: Settings, options?: MeasuringOptions) => Promise<InstrumentCost>
}
