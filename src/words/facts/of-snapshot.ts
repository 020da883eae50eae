import type { LockFigures } from '../../domain/figures/systems'
import type { Environment, Snapshot } from '../../domain/snapshot'
import { numberOf } from '../phrases'
import type { Facts, Parallel } from './facts'

/** From this share of a core for each worker on, the most that the machine gives had not been reached. */
const STILL_GROWING = 0.75

/** How many workers compute at once here, as far as is known: what was measured goes before what the browser names. */
export const parallelOf = ({ cores, parallelism }: Environment): Parallel | null => {
  const named: Parallel | null = cores === null ? null : { value: cores, source: 'named' }
  const last = parallelism?.steps.at(-1)
  if (!parallelism || !last) return named
  const mayBeMore = last.cores >= STILL_GROWING * last.workers
  if (mayBeMore) return named && named.value > parallelism.cores ? named : null
  return { value: parallelism.cores, source: 'measured' }
}

/** What came back while calls always waited: what the pool can serve. */
export const servedOf = (pace: number | null, capacity: number | null): number | null => {
  const known = [pace, capacity].filter((rate): rate is number => rate !== null && rate > 0)
  return known.length === 0 ? null : Math.min(...known)
}

/** Of the buckets that the live figures are of; null where they do not say, or nothing ended in them. */
const lostLatelyOf = ({ timeline, live, at }: Snapshot): number | null => {
  const recent = timeline.filter(({ t }) => t > at - live.window)
  const lost = recent.reduce((sum, point) => sum + (point.lost ?? Number.NaN), 0)
  const ended = recent.reduce((sum, { samples, excluded }) => sum + samples + excluded, lost)
  return ended > 0 ? lost / ended : null
}

/** Mean over the buckets that the live figures are of, by their span. */
const busyLately = ({ timeline, live, at }: Snapshot): number | null => {
  const known = timeline.filter(({ t, busy }) => t > at - live.window && typeof busy === 'number')
  const span = known.reduce((sum, point) => sum + point.span, 0)
  return span > 0 ? known.reduce((sum, { busy, span: one }) => sum + (busy ?? 0) * one, 0) / span : null
}

/** How fairly a lock was shared, where it was had at all. */
export const lockFactsOf = (lock: LockFigures | null): Facts['lock'] =>
  lock === null || lock.fairness === null
    ? null
    : { fairness: lock.fairness, acquisitions: lock.acquisitions, workers: lock.workers.length }

/** The facts of a run that goes on: of its last seconds. */
export const factsOfSnapshot = (snapshot: Snapshot): Facts => {
  const { settings, live, queueState, classes, workers, warmUp } = snapshot
  const { stages, slowdown, slowdownInterval, slowdownDependsOn } = live
  const call = stages.call.mean
  return {
    moment: { kind: 'live', seconds: live.window / 1000 },
    settings,
    fates: classes.foreground.counts,
    lostLately: lostLatelyOf(snapshot),
    excluded: snapshot.excluded,
    measured: call.kind === 'value' ? call.samples : 0,
    means: {
      call: numberOf(call),
      queueWait: numberOf(stages.queueWait.mean),
      hops: numberOf(stages.hops.mean),
      lockWait: numberOf(stages.lockWait.mean),
      service: numberOf(stages.service.mean),
    },
    slowdown: {
      ofMean: numberOf(slowdown),
      warm: null,
      interval: slowdownInterval,
      dependsOn: slowdownDependsOn,
    },
    queue: snapshot.queue,
    verdict: queueState.verdict,
    arrivals: queueState.arrivalsPerSecond,
    served: servedOf(live.completedPerSecond, queueState.capacityPerSecond),
    growth: queueState.growthPerSecond?.value ?? null,
    load: queueState.utilisation,
    busy: busyLately(snapshot),
    leastCrossingUs: snapshot.theory?.load.leastCrossingUs ?? null,
    inflationLow: null,
    lock: lockFactsOf(snapshot.lock),
    workers: { asked: settings.workers, ready: workers.ready },
    parallel: parallelOf(snapshot.environment),
    directUs: snapshot.baseline?.syncUs ?? null,
    background: classes.background && {
      fates: classes.background.counts,
      done: classes.background.completedPerSecond,
    },
    nesting: snapshot.nesting,
    deadlocks: snapshot.deadlocks,
    isWarm: warmUp.kind !== 'not-warm',
    failure: snapshot.failure,
    checks: snapshot.checks,
    changes: 0,
  }
}
