import type { Counts, Stage } from './call'
import type { BucketFigures, ClassPoint, StagePoint } from './figures/buckets/columns'
import type { Check } from './figures/check'
import type { Theory } from './figures/expected/theory'
import type { CutOff } from './figures/fates'
import type { Interruption } from './figures/interruption'
import type { Parallelism } from './figures/parallelism'
import type { PercentileName } from './figures/percentile'
import type { Spectrum } from './figures/pictures/spectrum'
import type { WorkerHistory } from './figures/pictures/worker-history'
import type { QueueState } from './figures/queue-state'
import type { Reading } from './figures/reading'
import type { LiveClasses, Systems } from './figures/systems'
import type { WarmUp } from './figures/warm-up'
import type { OwnFault } from './own/own'
import type { Settings } from './settings/settings'
import type { Micros, Millis } from './time'

/** Where a run is in its life. */
export type Phase =
  | { readonly kind: 'starting'; readonly ready: number; readonly asked: number }
  /** @property fraction of the time that it may take, 0 to 1 */
  | { readonly kind: 'calibrating'; readonly fraction: number }
  | { readonly kind: 'running' }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'finished'; readonly reason: 'rounds' | 'seconds' | 'plan' | 'stopped' }
  /** @property fault where an own function could not be measured, for a reason that is its own */
  | { readonly kind: 'failed'; readonly message: string; readonly fault?: OwnFault }

/** What a call that does nothing takes by its own stamps: reading the clock, and starting the function. */
export interface StampCost {
  readonly meanUs: Micros
  /** The mean is wrong by no more, in 19 cases of 20. */
  readonly errorUs: Micros
}

/** What the figures were measured on. */
export interface Environment {
  readonly userAgent: string
  /** Logical cores as the browser names them, which is a hint and may be anything; null where it does not say. */
  readonly cores: number | null
  /** What workers that compute really got of the machine before the run, when all else was quiet; null where it could not be measured. */
  readonly parallelism?: Parallelism | null
  /** The same after the run, of one worker alone where all cores were found before; null before. */
  readonly parallelismAfter?: Parallelism | null
  /** The direct call once more, after the run; null or absent where the calls of the run did not contradict it. */
  readonly directAfterUs?: Micros | null
  /** How its batches differed then: the middle one ÷ the quickest. */
  readonly directAfterSpread?: number
  /** Work of the engine's own, timed then; null or absent where it was not. */
  readonly yardsticksAfter?: Yardsticks | null
  /** Other Poolscopes that measured in this browser at the same time, the most of them at once; null where it is not known. */
  readonly otherRuns?: number | null
  readonly crossOriginIsolated: boolean
  /** Smallest step of the caller's clock, measured. */
  readonly clockResolutionUs: Micros
  /** Smallest step of the workers' clocks, the coarsest of those measured; null before, or where none answered. */
  readonly workerClockResolutionUs: Micros | null
  /** Workers that were asked for when the run began, and those that came: a browser may start no more; null before. */
  readonly starts?: { readonly asked: number; readonly came: number } | null
  /** What stamps add to the service time of a call that comes alone; null or absent where it was not measured. */
  readonly stampCost?: StampCost | null
  readonly caller: Settings['callerThread']
  /** Why the caller is not on the thread that was asked for; null when it is. */
  readonly callerFallback: string | null
  /** What paces open arrivals: `Atomics.waitAsync`, or timers clamped to 4 ms. */
  readonly timer: 'fine' | 'coarse'
}

/** What work of the engine's own takes, which no stage of compiling changes; null where it was not measured, µs. */
export interface Yardsticks {
  readonly callerUs: Micros | null
  readonly workerUs: Micros | null
}

/** Why calls take longer steadily, in one thread or at one time. */
export type SteadyCause = 'slower-code' | 'slower-core' | 'untold'

/** Why the direct call and the same call in a quiet worker take different times, told by what was measured. */
export interface Disparity {
  /**
   * `other-programs`: batches of the same calls differ among themselves, so the thread was kept from its core.
   * Of the next three, each thread's batches agree, and one thread takes longer steadily.
   * `slower-code`: but for work of the engine's own both take as long.
   * `slower-core`: for work of the engine's own too, by as much.
   * `untold`: work of the engine's own tells neither, or could not be timed.
   * `too-few-batches`: there was no time for as many as tell these two apart.
   * `other-work`: the worker did not do what was asked of it, by its result.
   */
  readonly cause: 'other-programs' | SteadyCause | 'too-few-batches' | 'other-work'
  /** Direct call ÷ the call in the worker. */
  readonly factor: number
  /** Median of the batches ÷ the quickest of them, of the thread where that is greater; 1 in quiet. */
  readonly spread: number
  /** The engine's own work on the caller's thread ÷ the same on the worker's; null or absent where it is not known. */
  readonly pace?: number | null
}

/** Mean cost of the workload called directly on the caller's thread. */
export interface Baseline {
  readonly syncUs: Micros
  /** One figure per repeat, of which `syncUs` is the smallest; empty when derived. */
  readonly repeatsUs: readonly Micros[]
  /**
   * `measured` in batches on the quiet thread before the run; `derived` from the kernel's calibration when the
   * service time changed during the run, when no thread was quiet.
   */
  readonly source: 'measured' | 'derived'
  /**
   * The same called directly in one worker, while all else is quiet; null when it was not measured. Beside `syncUs`
   * it tells the two threads apart, and beside the service time what load does to it.
   */
  readonly workerUs: Micros | null
  /** Where the two still differ after both were measured again; null or absent where they do not, or one is unknown. */
  readonly disparity?: Disparity | null
  /** Work of the engine's own on the thread of the direct call, timed with it, µs; null or absent where it was not. */
  readonly yardstickUs?: Micros | null
  /** What the fit of the kernel foresaw, µs; null or absent where nothing was to be fitted. */
  readonly predictedUs?: Micros | null
  /** Whether time ran out before the kernel was found to take what was foreseen. */
  readonly isCutShort?: boolean
}

export interface WorkersNow {
  readonly asked: number
  readonly starting: number
  readonly ready: number
  readonly retiring: number
  /** Workers that returned at least one call in the last second. */
  readonly answering: number
}

/** One bucket of the timeline. Its figures are the rows of `domain/columns`. */
export interface TimelinePoint extends BucketFigures {
  /** False for the bucket still being filled. */
  readonly complete: boolean
  /** null when no call settled in it. */
  readonly stages: Readonly<Record<Stage, StagePoint>> | null
  /** Completed calls by latency, one count for each row of `domain/heat`; empty when none completed. */
  readonly heat: Uint32Array
  /** Of the background; null when none of its calls completed in the bucket. */
  readonly background: ClassPoint | null
}

/** A change of settings while the run went on, or something else that it should be read with. */
export interface Mark {
  readonly t: Millis
  /** What changed, for people: "Workers 4 → 8". */
  readonly label: string
}

/** One line of the log. */
export interface RoundLine {
  readonly round: number
  readonly calls: number
  readonly poolUs: Micros
  readonly syncUs: Micros
  readonly slowdown: number
  /** Whether it began with fresh workers, whose code was not optimised yet. */
  readonly isCold: boolean
  /** Whether it is warm-up, by MSER over the rounds under the same settings; it stays in the log. */
  readonly isWarmUp: boolean
}

/** One stage over the live window, as it may be printed. */
export type StageReadings = Readonly<Record<PercentileName | 'mean', Reading>>

/** What a slowdown ratio would change with, though nothing about the pool did; null when it stands for itself. */
export type RatioDependence = 'run length' | 'burst size' | null

/**
 * Figures over the last few seconds of the current segment, of the calls that ended in them; once demand has ended,
 * over the whole run, as the report has them.
 */
export interface LiveFigures {
  /**
   * How far back the figures reach: at most 5 s, and past the last change of settings only by what the
   * quarter second in which it fell began before it; once demand has ended, to the run's beginning.
   */
  readonly window: Millis
  /**
   * Whether the two hops are known one by one, or together only: the threads' clocks do not agree, or their step is
   * too coarse for one hop.
   */
  readonly hops: 'apart' | 'together'
  /** Of each stage, µs; `call` counts from the scheduled arrival in open demand. */
  readonly stages: Readonly<Record<Stage, StageReadings>>
  readonly slowdown: Reading
  /** 95 % interval of the ratio; null when calls were too few. */
  readonly slowdownInterval: { readonly low: number; readonly high: number } | null
  readonly slowdownDependsOn: RatioDependence
  readonly submittedPerSecond: number
  readonly completedPerSecond: number
  /** Open mode: how late the generator submits, p99, µs. */
  readonly generatorLag: Reading
}

export interface Progress {
  /** The round that is going on, from 1. */
  readonly round: number
  /** Rounds asked for; 0 = until stopped. */
  readonly rounds: number
  /** Of the whole run, 0 to 1; null when the run has no end. */
  readonly fraction: number | null
  /** Of the current round, 0 to 1. */
  readonly roundFraction: number
  /** Estimated from the pace so far; null when unknown. */
  readonly secondsLeft: number | null
}

/** The state of a run at one moment; published ten times a second and never changed afterwards. */
export interface Snapshot extends Systems {
  /** Number of the run on this page, from 1. */
  readonly run: number
  /** Time since the run began; once demand has ended, its length. */
  readonly at: Millis
  readonly phase: Phase
  readonly settings: Settings
  readonly environment: Environment
  readonly baseline: Baseline | null
  readonly counts: Counts
  /** What had not ended when demand did; null as long as it goes on. */
  readonly cutOff: CutOff | null
  /** Submitted minus all places a call can be; 0 unless a call was lost or counted twice. */
  readonly unaccounted: number
  /** Why the first call that failed did, or why workers could not be started; null when nothing failed. */
  readonly failure: string | null
  /** As it was when demand ended, once it has: all that waited then is cancelled. */
  readonly queue: { readonly length: number; readonly oldestMs: Millis | null }
  readonly queueState: QueueState
  readonly warmUp: WarmUp
  /** The newest, oldest first. */
  readonly interruptions: readonly Interruption[]
  /** Calls of the whole run left out of the figures because an interruption touched them. */
  readonly excluded: number
  /** By number; workers that are gone stay as long as the timeline shows them. */
  readonly workerHistories: readonly WorkerHistory[]
  readonly spectrum: Spectrum
  readonly workers: WorkersNow
  readonly live: LiveFigures
  readonly classes: LiveClasses
  readonly progress: Progress
  /** The last 30 s, oldest first; the last point is the unfinished bucket while running. */
  readonly timeline: readonly TimelinePoint[]
  readonly marks: readonly Mark[]
  readonly rounds: readonly RoundLine[]
  /** Whether the figures so far can be trusted; none before measuring has begun. */
  readonly checks: readonly Check[]
  /** What theory expects beside it; null, or not there, before measuring has begun. */
  readonly theory?: Theory | null
}
