import { STAGES, type Stage } from '../../domain/call'
import type { Check } from '../../domain/figures/check'
import type { Theory } from '../../domain/figures/expected/theory'
import { NO_SPECTRUM } from '../../domain/figures/pictures/spectrum'
import { NO_QUEUE_STATE, type QueueState, type QueueVerdict } from '../../domain/figures/queue-state'
import { NO_CALLS, type Reading } from '../../domain/figures/reading'
import {
  type ClassCounts,
  type DeadlockFigures,
  type LockFigures,
  type NestingFigures,
  NO_CLASS_COUNTS,
  NO_SYSTEMS,
} from '../../domain/figures/systems'
import type { Report, StageSummary } from '../../domain/report'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import type { Environment, Snapshot } from '../../domain/snapshot'
import { type Micros, micros, millis } from '../../domain/time'

/** What a case of the words says of a run; all else is of a quiet one. */
export interface Wanted {
  readonly settings?: Partial<Settings>
  /** Mean latencies, µs; a call is their sum. */
  readonly waitUs?: number
  readonly hopUs?: number
  readonly lockUs?: number
  readonly serviceUs?: number
  readonly directUs?: number
  readonly fates?: Partial<ClassCounts>
  readonly excluded?: number
  /** What ended in the last seconds. */
  readonly lately?: { readonly completed: number; readonly lost: number }
  readonly ratio?: number
  readonly interval?: { readonly low: number; readonly high: number }
  readonly warm?: { readonly ratioOfAll: number; readonly leftOut: number }
  readonly dependsOn?: Report['slowdown']['dependsOn']
  readonly verdict?: QueueVerdict
  readonly arrivals?: number
  readonly served?: number
  readonly growth?: number
  readonly load?: number
  readonly environment?: Partial<Environment>
  readonly background?: Partial<ClassCounts>
  readonly nesting?: NestingFigures
  readonly deadlocks?: Partial<DeadlockFigures>
  /** Share of workers' time in which they run the function. */
  readonly busy?: number
  readonly leastCrossingUs?: number
  readonly inflationLow?: number
  /** Of a global lock: Jain's index, and how often each of two workers had it. */
  readonly lock?: { readonly fairness: number; readonly times: number }
  readonly isWarm?: boolean
  readonly checks?: readonly Check[]
  readonly failure?: string
  /** Of a snapshot. */
  readonly ready?: number
  /** Of a report. */
  readonly endedBy?: Report['endedBy']
  readonly changes?: number
}

const ENVIRONMENT: Environment = {
  userAgent: 'test',
  cores: 8,
  crossOriginIsolated: true,
  clockResolutionUs: micros(5),
  workerClockResolutionUs: micros(5),
  caller: 'own',
  callerFallback: null,
  timer: 'fine',
}

const settingsOf = ({ settings }: Wanted): Settings => ({ ...DEFAULTS, ...settings })
const fatesOf = ({ fates }: Wanted): ClassCounts => {
  const counts = { ...NO_CLASS_COUNTS, completed: 40_000, ...fates }
  const { completed, failed, cancelled, timedOut, rejected } = counts
  const ended = completed + failed + cancelled + timedOut + rejected
  const submitted = fates?.submitted ?? ended
  return { ...counts, submitted, unfinished: submitted - ended }
}
const backgroundOf = ({ background }: Wanted) => background && { ...NO_CLASS_COUNTS, ...background }

const meansOf = ({ waitUs, hopUs, lockUs, serviceUs }: Wanted): Partial<Record<Stage, number>> => {
  const parts = [waitUs, hopUs, lockUs, serviceUs]
  if (parts.every((part) => part === undefined)) return {}
  const [wait = 0, hop = 0, lock = 0, service = 0] = parts
  return {
    queueWait: wait,
    hops: hop,
    forward: hop / 2,
    return: hop / 2,
    lockWait: lock,
    service,
    dispatch: wait + hop / 2,
    call: wait + hop + lock + service,
  }
}

const ofEach = <T>(figure: (stage: Stage) => T) =>
  Object.fromEntries(STAGES.map((stage) => [stage, figure(stage)])) as Record<Stage, T>

const reading = (value: number | undefined): Reading =>
  value === undefined ? NO_CALLS : { kind: 'value', value, samples: 1000 }

const verdictOf = (wanted: Wanted, { mode, demand }: Settings): QueueVerdict =>
  wanted.verdict ??
  (mode === 'closed'
    ? { kind: 'bounded', callers: demand }
    : mode === 'burst'
      ? { kind: 'draining', left: 0.5 }
      : NO_QUEUE_STATE.verdict)

const queueStateOf = (wanted: Wanted, settings: Settings): QueueState => ({
  verdict: verdictOf(wanted, settings),
  growthPerSecond:
    wanted.growth === undefined
      ? null
      : { value: wanted.growth, low: wanted.growth - 1, high: wanted.growth + 1 },
  arrivalsPerSecond: wanted.arrivals ?? null,
  capacityPerSecond: wanted.served ?? null,
  utilisation: wanted.load ?? null,
})

const warmUpOf = ({ isWarm = true }: Wanted): Snapshot['warmUp'] =>
  isWarm ? { kind: 'unknown', reason: 'no calls yet' } : { kind: 'not-warm' }

const baselineOf = ({ directUs = 100 }: Wanted): NonNullable<Snapshot['baseline']> => ({
  syncUs: micros(directUs),
  repeatsUs: [],
  source: 'measured',
  workerUs: null,
})

const pointOf = ({ completed, lost }: { readonly completed: number; readonly lost: number }) =>
  ({ t: millis(10_000), samples: completed, excluded: 0, lost }) as unknown as Snapshot['timeline'][number]

/** The newest bucket, of which tests say what ended in it, or how busy workers were. */
const timelineOf = ({ lately, busy }: Wanted): Snapshot['timeline'] =>
  lately === undefined && busy === undefined
    ? []
    : [{ ...pointOf(lately ?? { completed: 0, lost: 0 }), span: millis(250), busy: busy ?? null }]

const theoryOf = ({ leastCrossingUs }: Wanted): Theory | undefined =>
  leastCrossingUs === undefined
    ? undefined
    : {
        load: {
          arrivalsPerSecond: null,
          holdUs: null,
          arrivalsCv2: null,
          serviceCv2: null,
          gapsDistance: null,
          leastCrossingUs,
          calls: 0,
        },
        measured: {
          queueLength: null,
          waitUs: null,
          callUs: null,
          callP99Us: null,
          throughputPerSecond: null,
        },
        prediction: { kind: 'none', reason: 'a test says nothing of it' },
        premises: [],
        little: null,
      }

const lockOf = ({ lock }: Wanted): LockFigures | null =>
  lock === undefined
    ? null
    : {
        kind: 'barging',
        acquisitions: 2 * lock.times,
        meanWaitUs: null,
        longestWaitUs: null,
        meanHoldUs: null,
        gapUs: null,
        heldShare: null,
        fairness: lock.fairness,
        workers: [
          { id: 1, acquisitions: lock.times },
          { id: 2, acquisitions: lock.times },
        ],
        deadHolders: 0,
      }

/** A snapshot of a run that goes on. */
export const snapshotWith = (wanted: Wanted = {}): Snapshot => {
  const settings = settingsOf(wanted)
  const means = meansOf(wanted)
  const fates = fatesOf(wanted)
  const background = backgroundOf(wanted)
  const other = { p50: NO_CALLS, p99: NO_CALLS, completedPerSecond: wanted.served ?? 0 }
  return {
    run: 1,
    at: millis(10_000),
    phase: { kind: 'running' },
    settings,
    environment: { ...ENVIRONMENT, ...wanted.environment },
    baseline: baselineOf(wanted),
    counts: { ...fates, blocked: 0, queued: 0, inFlight: 0 },
    cutOff: null,
    unaccounted: 0,
    failure: wanted.failure ?? null,
    queue: { length: 0, oldestMs: null },
    queueState: queueStateOf(wanted, settings),
    warmUp: warmUpOf(wanted),
    interruptions: [],
    excluded: wanted.excluded ?? 0,
    workerHistories: [],
    spectrum: NO_SPECTRUM,
    ...NO_SYSTEMS,
    lock: lockOf(wanted),
    nesting: wanted.nesting ?? null,
    deadlocks: { ...NO_SYSTEMS.deadlocks, ...wanted.deadlocks },
    classes: {
      foreground: { counts: fates, ...other },
      background: background ? { counts: background, ...other } : null,
    },
    workers: {
      asked: settings.workers,
      starting: 0,
      ready: wanted.ready ?? settings.workers,
      retiring: 0,
      answering: 0,
    },
    live: {
      hops: 'apart',
      window: millis(5000),
      stages: ofEach((stage) => {
        const mean = reading(means[stage])
        return { mean, p50: mean, p90: mean, p99: mean, p999: mean }
      }),
      slowdown: reading(wanted.ratio),
      slowdownInterval: wanted.interval ?? null,
      slowdownDependsOn: wanted.dependsOn ?? null,
      submittedPerSecond: wanted.arrivals ?? 0,
      completedPerSecond: wanted.served ?? 0,
      generatorLag: NO_CALLS,
    },
    progress: { round: 1, rounds: 0, fraction: null, roundFraction: 0, secondsLeft: null },
    timeline: timelineOf(wanted),
    theory: theoryOf(wanted) ?? null,
    marks: [],
    rounds: [],
    checks: wanted.checks ?? [],
  }
}

const summary = (mean: number | undefined, count: number): StageSummary => {
  const figure: Micros | null = mean === undefined ? null : micros(mean)
  return { mean: figure, p50: figure, p90: figure, p99: figure, p999: figure, max: figure, count }
}

/** The parts of a report that words are made of: the test says nothing of the others. */
export const reportWith = (wanted: Wanted = {}): Report => {
  const settings = settingsOf(wanted)
  const means = meansOf(wanted)
  const fates = fatesOf(wanted)
  const background = backgroundOf(wanted)
  const excluded = wanted.excluded ?? 0
  const measured = means.call === undefined ? 0 : fates.completed - excluded
  const queue = queueStateOf(wanted, settings)
  const parts: Partial<Report> = {
    settings,
    environment: { ...ENVIRONMENT, ...wanted.environment },
    baseline: baselineOf(wanted),
    endedBy: wanted.endedBy ?? 'seconds',
    durationMs: millis(10_000),
    counts: { ...fates, blocked: 0, queued: 0, inFlight: 0 },
    excluded: {
      total: excluded,
      byKind: { hidden: excluded, frozen: 0, 'long-task': 0, stall: 0, sleep: 0 },
    },
    latencyUs: ofEach((stage) => summary(means[stage], measured)),
    warmUp: warmUpOf(wanted),
    slowdown: {
      ratio: wanted.ratio ?? null,
      low: wanted.interval?.low ?? null,
      high: wanted.interval?.high ?? null,
      ratioOfAll: wanted.warm?.ratioOfAll ?? wanted.ratio ?? null,
      leftOutCalls: wanted.warm?.leftOut ?? 0,
      dependsOn: wanted.dependsOn ?? null,
      asPrinted2016: null,
      inflation: null,
      inflationLow: wanted.inflationLow ?? null,
      inflationHigh: null,
    },
    throughputPerSecond: wanted.served ?? null,
    classes: {
      foreground: {
        counts: fates,
        callUs: summary(means.call, measured),
        dispatchUs: summary(means.dispatch, measured),
        throughputPerSecond: wanted.served ?? null,
      },
      background: background
        ? {
            counts: background,
            callUs: summary(undefined, 0),
            dispatchUs: summary(undefined, 0),
            throughputPerSecond: null,
          }
        : null,
    },
    queue: {
      mean: 0,
      max: 0,
      growthPerSecond: wanted.growth ?? null,
      growthLow: null,
      growthHigh: null,
      verdict: queue.verdict,
      arrivalsPerSecond: queue.arrivalsPerSecond,
      capacityPerSecond: queue.capacityPerSecond,
      utilisation: queue.utilisation,
    },
    segments: Array.from({ length: 1 + (wanted.changes ?? 0) }) as Report['segments'],
    checks: wanted.checks ?? [],
    ...NO_SYSTEMS,
    workers: wanted.busy === undefined ? [] : [{ id: 1, calls: 1, busy: wanted.busy, held: 1, replaced: 0 }],
    lock: lockOf(wanted),
    nesting: wanted.nesting ?? null,
    deadlocks: { ...NO_SYSTEMS.deadlocks, ...wanted.deadlocks },
  }
  const theory = theoryOf(wanted)
  return { ...parts, ...(theory && { theory }) } as Report
}
