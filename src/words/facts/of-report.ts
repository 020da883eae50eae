import type { FiguresReport, Report } from '../../domain/report'
import type { Facts } from './facts'
import { lockFactsOf, parallelOf, servedOf } from './of-snapshot'

const busyOf = ({ workers = [] }: Pick<Report, 'workers'>): number | null =>
  workers.length === 0 ? null : workers.reduce((sum, { busy }) => sum + busy, 0) / workers.length

/** The facts of a run that is over: of all of it. */
export const factsOfReport = (report: FiguresReport): Facts => {
  const { settings, latencyUs, slowdown, queue, classes, baseline, endedBy } = report
  const { ratio, ratioOfAll, leftOutCalls, low, high, dependsOn } = slowdown
  const hasWarm = ratio !== null && ratioOfAll !== null && leftOutCalls > 0
  return {
    moment: { kind: 'over', how: endedBy === 'stopped' ? 'stopped' : 'finished' },
    settings,
    fates: classes.foreground.counts,
    lostLately: null,
    excluded: report.excluded.total,
    measured: latencyUs.call.count,
    means: {
      call: latencyUs.call.mean,
      queueWait: latencyUs.queueWait.mean,
      hops: latencyUs.hops.mean,
      lockWait: latencyUs.lockWait.mean,
      service: latencyUs.service.mean,
    },
    slowdown: {
      ofMean: hasWarm ? ratioOfAll : ratio,
      warm: hasWarm ? { ratio, leftOut: leftOutCalls } : null,
      interval: low === null || high === null ? null : { low, high },
      dependsOn,
    },
    queue: { length: 0, oldestMs: null },
    verdict: queue.verdict,
    arrivals: queue.arrivalsPerSecond,
    served: settings.mode === 'open' ? servedOf(null, queue.capacityPerSecond) : report.throughputPerSecond,
    growth: queue.growthPerSecond,
    load: queue.utilisation,
    busy: busyOf(report),
    leastCrossingUs: report.theory?.load.leastCrossingUs ?? null,
    inflationLow: slowdown.inflationLow,
    lock: lockFactsOf(report.lock),
    workers: { asked: settings.workers, ready: settings.workers },
    parallel: parallelOf(report.environment),
    directUs: baseline.syncUs,
    background: classes.background && {
      fates: classes.background.counts,
      done: classes.background.throughputPerSecond,
    },
    nesting: report.nesting,
    deadlocks: report.deadlocks,
    isWarm: report.warmUp.kind !== 'not-warm',
    failure: null,
    checks: report.checks,
    changes: Math.max(0, report.segments.length - 1),
  }
}
