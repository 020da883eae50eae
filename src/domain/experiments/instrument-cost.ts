import type { Settings } from '../settings/settings'
import type { Micros } from '../time'

/** What the instrument is measured under: one call at a time, or bursts in batches. */
export type Load = 'one' | 'burst'

/** Levels of recording that cost something, against `off`. */
export type CostlyRecording = Exclude<Settings['recording'], 'off'>
export const COSTLY_RECORDINGS: readonly CostlyRecording[] = ['counters', 'full']

/** What one level of recording adds to a call. */
export interface LevelCost {
  readonly addedUs: Micros
  /** Added time ÷ time of a call with recording off, and its 95 % interval. */
  readonly share: number
  readonly low: number
  readonly high: number
}

export interface LoadCost {
  readonly load: Load
  /** Calls a block, and cycles in which every level had one. */
  readonly callsPerBlock: number
  readonly cycles: number
  /** Time of a call with recording off: of one alone, or its part of a burst's. */
  readonly offUs: Micros
  readonly levels: Readonly<Record<CostlyRecording, LevelCost>>
}

/** What recording costs, measured on demand in one pool, in blocks of calls that take turns. */
export interface InstrumentCost {
  /** Of the settings, what was measured with; the function is kept short, so `serviceUs` may be less than asked. */
  readonly settings: Pick<Settings, 'workload' | 'serviceUs' | 'workers' | 'transport' | 'callerThread'>
  readonly clockResolutionUs: Micros
  readonly loads: readonly LoadCost[]
}

/** Most that full recording may add, as a share of a call's time. In a burst calls are much shorter. */
export const COST_LIMITS: Readonly<Record<Load, number>> = { one: 0.05, burst: 0.15 }

/** Whether a cost is within its limit, when its interval says so; else it is not decided. */
export type CostVerdict = 'within' | 'beyond' | 'undecided'

export const costVerdict = ({ low, high }: Pick<LevelCost, 'low' | 'high'>, load: Load): CostVerdict => {
  if (high <= COST_LIMITS[load]) return 'within'
  return low > COST_LIMITS[load] ? 'beyond' : 'undecided'
}
