import fc from 'fast-check'
import type { Check } from '../../domain/figures/check'
import type { QueueVerdict } from '../../domain/figures/queue-state'
import type { ClassCounts, NestingFigures } from '../../domain/figures/systems'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import { millis } from '../../domain/time'
import { anySettings } from '../../settings/test-settings'
import type { Wanted } from './test-wanted'

/** Runs as odd as they can be, and as ordinary as most are. */

const anyCount = fc.oneof(fc.constantFrom(0, 1, 2), fc.nat(200), fc.nat(2_000_000))
const anyMicros = fc.oneof(
  fc.constantFrom(0, 0.4, 1, 1000),
  fc.double({ min: 0.01, max: 1e9, noNaN: true }),
  fc.double({ min: 0.01, max: 500, noNaN: true }),
)
const anyRate = fc.oneof(
  fc.constantFrom(0, 1, 100),
  fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  fc.double({ min: 0.01, max: 10, noNaN: true }),
)
const anyFates: fc.Arbitrary<ClassCounts> = fc
  .record({
    completed: anyCount,
    failed: anyCount,
    cancelled: anyCount,
    timedOut: anyCount,
    rejected: anyCount,
    left: anyCount,
  })
  .map(({ left, ...ended }) => ({
    ...ended,
    unfinished: left,
    cutOff: 0,
    submitted: left + Object.values(ended).reduce((sum, count) => sum + count, 0),
  }))

/** Mostly as they come, with a few changed: else hardly a run would be an ordinary one. */
const anySettingsNearDefaults = fc
  .tuple(anySettings, fc.subarray(Object.keys(DEFAULTS)))
  .map(([any, keys]): Settings => {
    const picked = new Set(keys)
    return Object.fromEntries(
      Object.entries(DEFAULTS).map(([key, value]) => [
        key,
        picked.has(key) ? any[key as keyof Settings] : value,
      ]),
    ) as Settings
  })

const anyVerdict = ({ mode, demand, queueLimit }: Settings): fc.Arbitrary<QueueVerdict> => {
  if (mode === 'closed') return fc.constant({ kind: 'bounded', callers: demand })
  if (mode === 'burst')
    return fc.double({ min: 0, max: 1, noNaN: true }).map((left) => ({ kind: 'draining', left }))
  return fc.constantFrom<QueueVerdict>(
    { kind: 'growing' },
    { kind: 'stable' },
    { kind: 'full', limit: queueLimit },
    { kind: 'undecided', reason: 'measuring has not begun' },
  )
}

const anyNesting = (settings: Settings): fc.Arbitrary<NestingFigures | undefined> =>
  settings.nesting === 1
    ? fc.constant(undefined)
    : fc.record({
        depth: fc.constant(settings.nesting),
        chains: fc.constant(settings.demand),
        safeWorkers: fc.option(fc.integer({ min: 1, max: 5000 })),
        calls: anyCount,
        blocked: anyCount,
        blockedMean: fc.double({ min: 0, max: 256, noNaN: true }),
        blockedMax: anyCount,
        letIn: fc.option(fc.integer({ min: 0, max: 9 })),
        heldBack: anyCount,
      })

const anyDeadlocks = fc
  .nat(3)
  .map((count) => ({ count, lastAt: count === 0 ? null : millis(1000), blocked: count, queued: count }))

/** Only completed calls can have been interrupted, and only those that were not have latencies. */
const likely = (wanted: { readonly [K in keyof Wanted]: Wanted[K] | undefined }): Wanted => {
  const completed = wanted.fates?.completed ?? 40_000
  const excluded = Math.min(wanted.excluded ?? 0, completed)
  const { waitUs: _, hopUs: __, lockUs: ___, serviceUs: ____, ...others } = wanted
  const known = completed - excluded > 0 ? wanted : others
  return Object.fromEntries(
    Object.entries({ ...known, excluded }).filter(([, value]) => value !== undefined),
  ) as Wanted
}

/** Measured with 1, 2, 4 workers. */
const anyParallelism = fc.double({ min: 0.1, max: 4, noNaN: true }).map((cores) => ({
  alone: Math.min(1, cores),
  steps: [1, 2, 4].map((workers) => ({ workers, cores: Math.min(workers, cores) })),
  cores,
}))

/** Of checks that rules speak of by name, and of one that has no rule. */
const anyCheck: fc.Arbitrary<Check> = fc.record({
  id: fc.constantFrom('neighbours', 'other-runs', 'stalls', 'hidden', 'sleep', 'clock-step', 'checksum'),
  title: fc.constant('Replies are right'),
  state: fc.constantFrom('ok', 'warn', 'fail'),
  value: fc.double({ min: 1, max: 20_000, noNaN: true }),
  limit: fc.constant(0),
  unit: fc.constant('µs'),
  reason: fc.constant('One was wrong.'),
  touches: fc.constant([]),
})

export const anyWanted: fc.Arbitrary<Wanted> = fc
  .oneof(anySettings, anySettingsNearDefaults)
  .chain((settings) =>
    fc.record(
      {
        settings: fc.constant(settings),
        waitUs: anyMicros,
        hopUs: anyMicros,
        lockUs: anyMicros,
        serviceUs: anyMicros,
        directUs: anyMicros,
        fates: anyFates,
        excluded: anyCount,
        ratio: fc.double({ min: 0, max: 1e7, noNaN: true }),
        interval: fc.record({
          low: fc.double({ min: 0, max: 1, noNaN: true }),
          high: fc.double({ min: 1, max: 1e6, noNaN: true }),
        }),
        warm: fc.record({
          ratioOfAll: fc.double({ min: 0, max: 1e7, noNaN: true }),
          leftOut: fc.integer({ min: 1, max: 1000 }),
        }),
        dependsOn: fc.constantFrom('run length', 'burst size', null),
        verdict: anyVerdict(settings),
        arrivals: anyRate,
        served: anyRate,
        growth: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        load: fc.double({ min: 0, max: 20, noNaN: true }),
        environment: fc.record({
          cores: fc.option(fc.integer({ min: 1, max: 256 })),
          parallelism: fc.option(anyParallelism),
        }),
        background: settings.backgroundRate > 0 ? anyFates : fc.constant(undefined),
        nesting: anyNesting(settings),
        deadlocks: settings.nesting > 1 ? anyDeadlocks : fc.constant(undefined),
        busy: fc.double({ min: 0, max: 1, noNaN: true }),
        leastCrossingUs: anyMicros,
        inflationLow: fc.double({ min: 0, max: 5, noNaN: true }),
        lock:
          settings.lock === 'none'
            ? fc.constant(undefined)
            : fc.record({ fairness: fc.double({ min: 0, max: 1, noNaN: true }), times: anyCount }),
        checks: fc.option(fc.array(anyCheck, { maxLength: 3 }), { nil: undefined }),
        isWarm: fc.boolean(),
        failure: fc.constantFrom('resize() tries again.', 'no room', 'Is it “so”?'),
        ready: fc.integer({ min: 0, max: settings.workers }),
        changes: fc.nat(2),
        endedBy: fc.constantFrom('rounds', 'seconds', 'plan', 'stopped'),
      },
      { requiredKeys: ['settings', 'verdict'] },
    ),
  )
  .map(likely)
