import { createRandom, type Random } from '../../demand/random'
import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import type { SweepPorts, SweepProgress, SweepSoFar } from './engine'

/** A machine of which the test says how much it does. */
export interface TestMachine {
  /** Calls a second under the settings, before noise. */
  readonly rate: (settings: Settings, run: number) => number
  /** Standard deviation of a measurement, as a share. */
  readonly noise?: number
  readonly seed?: number
  /** What a run takes before it measures, ms; 500 unless said. */
  readonly startMs?: (settings: Settings) => number
  /** What a run is besides; throws to refuse it. */
  readonly report?: (settings: Settings, run: number) => Partial<Report>
}

/** Sum of twelve, less six: nearly normal. */
const normal = (random: Random): number =>
  Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6)

const BUCKETS = 6
const BUCKET_MS = 250

const timelineOf = (perSecond: number) => {
  const of = <T>(value: (at: number) => T) => Array.from({ length: BUCKETS }, (_, at) => value(at))
  return {
    t: of((at) => (at + 1) * BUCKET_MS),
    span: of(() => BUCKET_MS),
    complete: of(() => true),
    samples: of(() => (perSecond * BUCKET_MS) / 1000),
    excluded: of(() => 0),
  }
}

/** Of a report, what a sweep reads. */
export const sweptReport = (settings: Settings, perSecond: number): Report =>
  ({
    settings,
    endedBy: 'seconds',
    counts: { completed: perSecond, failed: 0, timedOut: 0, rejected: 0 },
    excluded: { total: 0 },
    timeline: timelineOf(perSecond),
    latencyUs: { call: { mean: 1000, p99: 2000 } },
    slowdown: { ratio: 3 },
    baseline: { syncUs: settings.serviceUs },
    queue: { mean: 1, verdict: { kind: 'stable' }, utilisation: 0.5 },
    environment: { parallelism: { cores: 2, alone: 1 } },
  }) as unknown as Report

/** Ports on it, on a clock that each run moves on. */
export const portsOn = (machine: TestMachine) => {
  const random = createRandom(machine.seed ?? 1)
  const ran: Settings[] = []
  const kept: SweepSoFar[] = []
  const heard: SweepProgress[] = []
  let now = 0
  const ports: SweepPorts = {
    run: async (settings) => {
      const run = ran.push(settings) - 1
      now += settings.seconds * 1000 + (machine.startMs?.(settings) ?? 500)
      const rate = machine.rate(settings, run) * Math.exp((machine.noise ?? 0.01) * normal(random))
      return { ...sweptReport(settings, rate), ...machine.report?.(settings, run) }
    },
    now: () => now,
    progress: (progress) => heard.push(progress),
    keep: (soFar) => kept.push(soFar),
  }
  return { ports, ran, kept, heard, elapsed: () => now }
}
