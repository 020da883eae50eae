import type { Check } from '../../domain/figures/check'
import { NOTABLE_LOSS } from '../../domain/figures/fates'
import type { QueueVerdict } from '../../domain/figures/queue-state'
import type { ClassCounts, DeadlockFigures, NestingFigures } from '../../domain/figures/systems'
import type { Settings } from '../../domain/settings/settings'
import type { RatioDependence } from '../../domain/snapshot'

/** Which stretch of a run the figures are of. */
type Moment =
  /** The last seconds of a run that goes on. */
  | { readonly kind: 'live'; readonly seconds: number }
  /** All of a run that has ended. */
  | { readonly kind: 'over'; readonly how: 'finished' | 'stopped' }

/** Mean latencies, µs; null where they are not known. All of the same calls. */
interface Means {
  readonly call: number | null
  readonly queueWait: number | null
  /** There and back. */
  readonly hops: number | null
  readonly lockWait: number | null
  readonly service: number | null
}

/** How many workers the machine runs at once when each keeps a core busy. */
export interface Parallel {
  readonly value: number
  /** `measured` by having workers spin, or `named` by the browser, which may say anything. */
  readonly source: 'measured' | 'named'
}

/** The slowdown ratio as it may be told. */
interface Slowdown {
  /** Of the calls that `Means.call` is of. */
  readonly ofMean: number | null
  /** Of those after the warm-up with its interval, and how many were left out; null where none were. */
  readonly warm: { readonly ratio: number; readonly leftOut: number } | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly dependsOn: RatioDependence
}

/**
 * What the rules of the words read: the same of a snapshot and of a report. Counts and means are of the calls that
 * callers made, and of one stretch of time.
 */
export interface Facts {
  readonly moment: Moment
  readonly settings: Settings
  /** How those calls ended; what is missing from `submitted` has not ended. */
  readonly fates: ClassCounts
  /** Share of the calls that ended in the last seconds that were lost; null where that is not known, or the run is over. */
  readonly lostLately: number | null
  /** Completed calls that an interruption touched: their latencies are not known. */
  readonly excluded: number
  /** Completed calls that the means are of. */
  readonly measured: number
  readonly means: Means
  readonly slowdown: Slowdown
  /** Calls that wait for a worker, and since when the oldest does, ms. */
  readonly queue: { readonly length: number; readonly oldestMs: number | null }
  readonly verdict: QueueVerdict
  /** Rates, calls/s; null where they are not known. `served` is what came back while calls always waited. */
  readonly arrivals: number | null
  readonly served: number | null
  readonly growth: number | null
  /** Share of the ready workers' time that calls take up, 0 on. */
  readonly load: number | null
  /** Share of the ready workers’ time in which they ran the function; null where it is not known. */
  readonly busy: number | null
  /** What crossing to a worker and back takes at its quickest, µs; null where it is not known. */
  readonly leastCrossingUs: number | null
  /** Lower end of the interval of the function’s time under load ÷ alone; null where it is not known. */
  readonly inflationLow: number | null
  /** Jain’s index of how often workers had the global lock; null without one. */
  readonly lock: { readonly fairness: number; readonly acquisitions: number; readonly workers: number } | null
  /** Workers asked for, and those that are ready; a run that has ended had as many as it asked for. */
  readonly workers: { readonly asked: number; readonly ready: number }
  readonly parallel: Parallel | null
  /** What the function takes when called directly, µs. */
  readonly directUs: number | null
  readonly background: { readonly fates: ClassCounts; readonly done: number | null } | null
  readonly nesting: NestingFigures | null
  readonly deadlocks: DeadlockFigures
  readonly isWarm: boolean
  readonly failure: string | null
  readonly checks: readonly Check[]
  /** How often settings changed in the stretch: its figures are of all of them. */
  readonly changes: number
}

/** Calls that have neither completed nor ended otherwise. */
export const underWay = ({ submitted, completed, failed, cancelled, timedOut, rejected }: ClassCounts) =>
  Math.max(0, submitted - completed - failed - cancelled - timedOut - rejected)

/** Calls that ended by themselves, not because the run did. */
export const endedOf = ({ completed, failed, timedOut, rejected }: ClassCounts) =>
  completed + failed + timedOut + rejected

/** Share of the ended calls that ended in this way; 0 before any has ended. */
export const shareOf = (fates: ClassCounts, fate: 'completed' | 'failed' | 'timedOut' | 'rejected') => {
  const ended = endedOf(fates)
  return ended === 0 ? 0 : fates[fate] / ended
}

/** Messages that all workers together can hold. */
export const placesOf = ({ workers, inFlight }: Settings): number => workers * inFlight

export const needsCore = ({ workload }: Settings): boolean => workload !== 'sleep'

/** Fewer calls may all be of cold workers. */
export const FEWEST_CALLS = 10

/** Whether so many calls ended in this way, and still do, that it must be said. */
export const isNotable = (
  { fates, lostLately }: Pick<Facts, 'fates' | 'lostLately'>,
  fate: 'failed' | 'timedOut' | 'rejected',
): boolean => shareOf(fates, fate) > NOTABLE_LOSS && (lostLately ?? 1) > NOTABLE_LOSS
