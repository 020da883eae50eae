import { NO_COUNTS } from '../../domain/call'
import { expectedBy } from '../../domain/figures/expected/theory'
import { NO_SPECTRUM } from '../../domain/figures/pictures/spectrum'
import { NO_QUEUE_STATE } from '../../domain/figures/queue-state'
import { NO_CLASSES, NO_SYSTEMS } from '../../domain/figures/systems'
import type { Settings } from '../../domain/settings/settings'
import type { Baseline, Environment, LiveFigures, Phase, Snapshot, WorkersNow } from '../../domain/snapshot'
import { type Instant, type Micros, millis } from '../../domain/time'
import type { Pool, PoolStats } from '../../pool/index'
import { POINTS_SHOWN } from '../../record/buckets/history'
import { checksOf } from '../../stats/checks/checks'
import { doClocksAgree } from '../../stats/checks/judges/judge-clocks'
import { ratioDependence } from '../../stats/intervals/ratio-dependence'
import { liveFigures, noFigures, recordedOf, runFigures } from '../../stats/live'
import type { CallMaker } from '../calls/call-maker'
import { liveClasses } from './class-figures'
import { evidenceOf } from './evidence'
import { progressOf } from './progress'
import { type Moment, queueNow } from './queue-now'

/** What every snapshot of a run has, whether or not measuring has begun. */
export interface RunFacts {
  readonly run: number
  readonly phase: Phase
  readonly settings: Settings
  readonly environment: Environment
  /** How far its plan of demand is, 0 to 1; null without one that ends. */
  readonly planFraction: number | null
}

const workersOf = (stats: PoolStats | undefined, asked: number, answering: number): WorkersNow => {
  const { starting = 0, ready = 0, retiring = 0 } = stats?.workers ?? {}
  return { asked, starting, ready, retiring, answering }
}

/** A run that calibrates or starts its workers. */
export const earlySnapshot = (
  facts: RunFacts,
  pool: Pool<object> | null,
  baseline: Baseline | null,
): Snapshot => ({
  ...facts,
  at: millis(0),
  baseline,
  counts: NO_COUNTS,
  cutOff: null,
  unaccounted: 0,
  failure: null,
  queue: { length: 0, oldestMs: null },
  interruptions: [],
  excluded: 0,
  queueState: NO_QUEUE_STATE,
  warmUp: { kind: 'unknown', reason: 'no calls yet' },
  workerHistories: [],
  spectrum: NO_SPECTRUM,
  ...NO_SYSTEMS,
  classes: NO_CLASSES,
  workers: workersOf(pool?.stats(), facts.settings.workers, 0),
  live: noFigures,
  progress: progressOf(facts.settings, millis(0), 0, 0),
  timeline: [],
  marks: [],
  rounds: [],
  checks: [],
})

/** Figures of the last seconds; of the whole run once demand has ended, as the report has them. */
const liveOf = (
  callMaker: CallMaker,
  now: Instant,
  resolutionUs: Micros,
): Omit<LiveFigures, 'slowdownDependsOn'> => {
  const { recorder, segments } = callMaker
  const clocksAgree = doClocksAgree(callMaker.clocks)
  return recorder.endedAt === null
    ? liveFigures(recorder.rollingWindow, now, resolutionUs, callMaker.baseline, clocksAgree)
    : runFigures(recorder, segments.tallies, resolutionUs, clocksAgree)
}

/** A run that measures, or has. */
export const fullSnapshot = (
  facts: RunFacts,
  moment: Moment,
  callMaker: CallMaker,
  resolutionUs: Micros,
): Snapshot => {
  const { now, stats, workerStats, roundFraction } = moment
  const { recorder, segments, rounds, failure } = callMaker
  const chart = recorder.chart(now, POINTS_SHOWN, workerStats)
  const elapsed = recorder.elapsed(now)
  const isOver = recorder.endedAt !== null
  const queueState = queueNow(facts.settings, moment, callMaker, chart.timeline)
  const { queued, oldestWaitingMs } = stats
  const theory = callMaker.theoryBook.at(
    callMaker,
    { ...facts, queueState, timeline: chart.timeline, readyWorkers: stats.workers.ready },
    now,
  )
  callMaker.expected = expectedBy(theory)
  const balance = callMaker.conservation.balance()
  const live = recordedOf(
    {
      ...liveOf(callMaker, now, resolutionUs),
      slowdownDependsOn: ratioDependence(facts.settings, queueState.verdict),
    },
    recorder.level,
  )
  return {
    ...facts,
    at: elapsed,
    baseline: callMaker.baseline,
    ...balance,
    cutOff: callMaker.cutOff,
    failure,
    queue: { length: queued, oldestMs: oldestWaitingMs === null ? null : millis(oldestWaitingMs) },
    ...callMaker.systems(now),
    interruptions: recorder.interruptionDetector.interruptions(now),
    excluded: recorder.interruptionDetector.excluded,
    queueState,
    warmUp: callMaker.warmUp.at(now, isOver),
    spectrum: callMaker.spectrum.at(now, isOver),
    workers: workersOf(stats, facts.settings.workers, recorder.workerTallies.answering(now)),
    live,
    classes: liveClasses(callMaker, live, now, resolutionUs),
    progress: progressOf(facts.settings, elapsed, rounds.ended, roundFraction, facts.planFraction),
    ...chart,
    marks: segments.marks,
    rounds: rounds.newest,
    checks: checksOf(evidenceOf(callMaker, balance.counts, now, facts.environment)),
    theory,
  }
}
