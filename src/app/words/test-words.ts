import type { QueueState } from '../../domain/queue-state'
import { NO_QUEUE_STATE } from '../../domain/queue-state'
import { NO_CALLS, type Reading } from '../../domain/reading'
import type { Report } from '../../domain/report'
import { DEFAULTS, type Settings } from '../../domain/settings'
import type { Snapshot } from '../../domain/snapshot'
import { snapshotOf } from '../test-snapshot'

const value = (us: number): Reading => ({ kind: 'value', value: us, samples: 1000 })

interface Wanted {
  readonly settings?: Partial<Settings>
  readonly queueState?: Partial<QueueState>
  readonly ready?: number
  readonly cores?: number | null
  readonly completedPerSecond?: number
  /** Mean latencies, µs. */
  readonly waitUs?: number
  readonly hopUs?: number
  readonly lockUs?: number
  readonly serviceUs?: number
  readonly slowdown?: number
  readonly rest?: Partial<Snapshot>
}

/** A snapshot of a run that goes on, as a case of the words wants it. */
export const runningSnapshot = (wanted: Wanted): Snapshot => {
  const cores = wanted.cores === undefined ? 8 : wanted.cores
  const snapshot = snapshotOf({
    settings: { ...DEFAULTS, ...wanted.settings },
    completedPerSecond: wanted.completedPerSecond ?? 0,
    environment: { cores },
  })
  const { waitUs = 0, hopUs = 0, lockUs = 0, serviceUs = 0 } = wanted
  const stage = (us: number) => ({ ...snapshot.live.stages.call, mean: us > 0 ? value(us) : NO_CALLS })
  return {
    ...snapshot,
    workers: { ...snapshot.workers, ready: wanted.ready ?? 4 },
    queueState: { ...NO_QUEUE_STATE, ...wanted.queueState },
    live: {
      ...snapshot.live,
      slowdown: wanted.slowdown === undefined ? NO_CALLS : value(wanted.slowdown),
      stages: {
        ...snapshot.live.stages,
        queueWait: stage(waitUs),
        forward: stage(hopUs / 2),
        return: stage(hopUs / 2),
        lockWait: stage(lockUs),
        service: stage(serviceUs),
        call: stage(waitUs + hopUs + lockUs + serviceUs),
      },
    },
    ...wanted.rest,
  }
}

interface WantedReport {
  readonly settings?: Partial<Settings>
  readonly endedBy?: Report['endedBy']
  readonly completed?: number
  readonly meanUs?: number | null
  readonly syncUs?: number
  readonly ratio?: number | null
  readonly interval?: readonly [number, number] | null
  /** With the warm-up, and how many calls that is. */
  readonly ofAll?: readonly [number, number]
  readonly throughputPerSecond?: number | null
  readonly growthPerSecond?: number | null
}

/** The parts of a report that the words read. */
export const reportOf = (wanted: WantedReport): Report =>
  ({
    settings: { ...DEFAULTS, ...wanted.settings },
    endedBy: wanted.endedBy ?? 'rounds',
    counts: { completed: wanted.completed ?? 40_000 },
    latencyUs: { call: { mean: wanted.meanUs ?? null } },
    baseline: { syncUs: wanted.syncUs ?? 100 },
    slowdown: {
      ratio: wanted.ratio ?? null,
      low: wanted.interval?.[0] ?? null,
      high: wanted.interval?.[1] ?? null,
      ratioOfAll: wanted.ofAll?.[0] ?? wanted.ratio ?? null,
      leftOutCalls: wanted.ofAll?.[1] ?? 0,
    },
    throughputPerSecond: wanted.throughputPerSecond ?? null,
    queue: { growthPerSecond: wanted.growthPerSecond ?? null },
  }) as unknown as Report
