import type { Counts, Stage } from './call'
import type { BucketFigures, ClassPoint, StagePoint } from './figures/buckets/columns'
import type { Check } from './figures/check'
import type { Theory } from './figures/expected/theory'
import type { CutOff } from './figures/fates'
import type { Interruption, InterruptionKind } from './figures/interruption'
import type { QueueVerdict } from './figures/queue-state'
import type { ClassCounts, Systems } from './figures/systems'
import type { WarmUp } from './figures/warm-up'
import type { Settings } from './settings/settings'
import type { Baseline, Environment, Mark, RatioDependence, RoundLine } from './snapshot'
import type { Micros, Millis } from './time'
import type { Sentence } from './wording/sentence'

export const REPORT_SCHEMA = 'poolscope.report/1'

/** Latency of one stage, µs. A figure is null where too few calls, or too coarse a clock, leave it unknown. */
export interface StageSummary {
  readonly mean: Micros | null
  readonly p50: Micros | null
  readonly p90: Micros | null
  readonly p99: Micros | null
  readonly p999: Micros | null
  readonly max: Micros | null
  readonly count: number
}

export interface WorkerSummary {
  readonly id: number
  readonly calls: number
  /** Share of the run in which it ran the function. */
  readonly busy: number
  /** Share of the run in which it held a call: sent and not yet returned. */
  readonly held: number
  readonly replaced: number
}

/** One class of calls over the whole run. */
export interface ClassSummary {
  readonly counts: ClassCounts
  readonly callUs: StageSummary
  readonly dispatchUs: StageSummary
  readonly throughputPerSecond: number | null
}

/** A stretch of the run with unchanged settings. Calls belong to the segment they were submitted in. */
export interface Segment {
  readonly from: Millis
  readonly to: Millis
  readonly settings: Settings
  readonly baseline: Baseline
  readonly submitted: number
  readonly completed: number
  readonly meanCallUs: Micros | null
  readonly slowdown: number | null
  readonly warmUp: WarmUp
}

/**
 * A figure of a stage in each bucket: `callMeanUs`, `queueWaitP99Us`, … A percentile is null where too few calls lie
 * beyond it, or the clock does not resolve it.
 */
export type StageColumn = `${Stage}${Capitalize<keyof StagePoint>}Us`

/** The figures of every bucket, a column each. */
export type BucketColumns = { readonly [K in keyof BucketFigures]: readonly BucketFigures[K][] }

/** The timeline as columns of equal length, of plain numbers. Calls are in the bucket in which they ended. */
export interface TimelineColumns
  extends BucketColumns,
    Readonly<Record<StageColumn, readonly (Micros | null)[]>> {
  readonly complete: readonly boolean[]
  readonly background: readonly (ClassPoint | null)[]
  /** Completed calls by latency, one count for each row of the heat map; empty for a bucket without any. */
  readonly heat: readonly (readonly number[])[]
}

/**
 * Which calls the report's figures are of. Those that arrived late in a run that ends with a full queue have not
 * returned; were calls taken by when they returned, the quick ones would be too many.
 */
export interface Cohort {
  readonly by: 'arrival'
  /** ms since the run began. `to` is before the run's end if calls that still waited then were cancelled. */
  readonly from: Millis
  readonly to: Millis
  /** Of them, completed and fit to be measured. */
  readonly calls: number
}

/** What the data of a call are, and what they cost. */
export interface DataCost {
  /** About, of the arguments of a call. */
  readonly argumentBytes: number
  /** About, of a result; null where it was not looked at. */
  readonly resultBytes: number | null
  /**
   * Time on the caller's thread inside `postMessage`, a call, µs, apart from the crossing; before the run, in quiet. null
   * where the clock cannot tell.
   */
  readonly copyUs: Micros | null
}

export interface Report extends Systems {
  readonly schema: typeof REPORT_SCHEMA
  readonly version: string
  readonly startedAt: string
  readonly durationMs: Millis
  /** `plan`: its plan of demand was over. */
  readonly endedBy: 'rounds' | 'seconds' | 'plan' | 'stopped'
  /** As at the end of the run; `segments` has those before. */
  readonly settings: Settings
  readonly environment: Environment
  readonly baseline: Baseline
  /** Of the settings that the run began with; not there in runs recorded before it was measured. */
  readonly data?: DataCost
  /** Of all calls of the pool; other figures are of those that callers made. */
  readonly counts: Counts
  /** What had not ended when demand did: those calls count as cancelled, and are in no other figure. */
  readonly cutOff: CutOff
  /** Completed calls that met an interruption: they are counted everywhere, and left out of all latencies. */
  readonly excluded: {
    readonly total: number
    readonly byKind: Readonly<Record<InterruptionKind, number>>
  }
  /** Completed calls whose stamps contradict each other: they too are counted, and in no latency. */
  readonly outOfOrder: number
  /** Open demand: arrivals that came due while the page was away or the machine slept, and were not made up for. */
  readonly skippedArrivals: number
  /** The newest, oldest first. */
  readonly interruptions: readonly Interruption[]
  readonly latencyUs: Readonly<Record<Stage, StageSummary>>
  readonly cohort: Cohort
  /** Of the last segment; `segments` has it of each. */
  readonly warmUp: WarmUp
  readonly slowdown: {
    /** Mean call latency after warm-up ÷ the frozen baseline of the settings each call was made under. */
    readonly ratio: number | null
    /** 95 % interval of the ratio, by batch means; null when calls were too few, or too much alike their neighbours. */
    readonly low: number | null
    readonly high: number | null
    /** The ratio with the warm-up in it, and how many calls that is. */
    readonly ratioOfAll: number | null
    readonly leftOutCalls: number
    readonly dependsOn: RatioDependence
    /** As printed in 2016: mean call latency ÷ the synchronous mean taken during the run. */
    readonly asPrinted2016: number | null
    /** Service time under load, after warm-up, ÷ baseline; with its 95 % interval. */
    readonly inflation: number | null
    readonly inflationLow: number | null
    readonly inflationHigh: number | null
  }
  readonly throughputPerSecond: number | null
  /** The calls that the run is about, and the background; null when there was none. */
  readonly classes: { readonly foreground: ClassSummary; readonly background: ClassSummary | null }
  readonly queue: {
    /** null, like the maximum, when recording was off. */
    readonly mean: number | null
    readonly max: number | null
    /** Least-squares slope of the queue length over the last segment's buckets; null with fewer than six. */
    readonly growthPerSecond: number | null
    /** 95 % interval of it. */
    readonly growthLow: number | null
    readonly growthHigh: number | null
    /** What became of it, as far as could be told when demand ended, with what that rests on. */
    readonly verdict: QueueVerdict
    readonly arrivalsPerSecond: number | null
    readonly capacityPerSecond: number | null
    readonly utilisation: number | null
  }
  /** Open mode: how late calls were submitted, µs. */
  readonly generatorLagUs: StageSummary
  readonly workers: readonly WorkerSummary[]
  readonly rounds: readonly RoundLine[]
  readonly segments: readonly Segment[]
  readonly marks: readonly Mark[]
  readonly timeline: TimelineColumns
  readonly checks: readonly Check[]
  /** Of the last segment: what theory expects beside what was measured. Not there in runs recorded before it was kept. */
  readonly theory?: Theory
  /** What the run has shown, in words, and what to try. */
  readonly conclusion: Sentence
}

/** A report before what it shows is put in words. */
export type FiguresReport = Omit<Report, 'conclusion'>
