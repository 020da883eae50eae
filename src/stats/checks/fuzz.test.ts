import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ClassCounts } from '../../domain/figures/systems'
import { micros, millis } from '../../domain/time'
import { anySettings } from '../../settings/test-settings'
import { faultsInText } from '../../words/testing/test-faults'
import { checksOf } from './checks'
import type { Evidence } from './evidence'
import { fatesOf, machineOf, SOUND, talliesOf } from './test-evidence'

/** Few, many, and the numbers at which words change. */
const anyCount = fc.oneof(fc.constantFrom(0, 1, 2), fc.nat(3_000_000))
const anyUs = fc.oneof(fc.constantFrom(0.4, 1, 100), fc.double({ min: 0.01, max: 1e7, noNaN: true }))
const anyShare = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }))
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of)
const microsOf = (of: fc.Arbitrary<number>) => of.map(micros)

const anyFates: fc.Arbitrary<ClassCounts> = fc
  .record({
    completed: anyCount,
    failed: anyCount,
    timedOut: anyCount,
    rejected: anyCount,
    cancelled: anyCount,
  })
  .map(fatesOf)
const anyTally = fc.record({ times: anyCount, excluded: anyCount, skipped: anyCount })
const anyMachine = fc
  .tuple(anyShare, fc.double({ min: 0.01, max: 64, noNaN: true }))
  .map(([alone, cores]) => machineOf(alone, cores))
const anyClocks = fc.integer({ min: 0, max: 64 }).chain((measured) =>
  fc.record({
    measured: fc.constant(measured),
    beyond: fc.integer({ min: 0, max: measured }),
    worstUs: microsOf(anyUs),
    boundUs: microsOf(anyUs),
    perSecondUs: microsOf(anyUs),
  }),
)
const anySystems: fc.Arbitrary<Evidence['systems']> = fc.record({
  lock: fc.constant(null),
  nesting: maybe(
    fc.record({
      depth: fc.integer({ min: 2, max: 8 }),
      chains: maybe(fc.integer({ min: 1, max: 256 })),
      safeWorkers: maybe(fc.integer({ min: 1, max: 999 })),
      calls: anyCount,
      blocked: anyCount,
      blockedMean: fc.double({ min: 0, max: 256, noNaN: true }),
      blockedMax: anyCount,
      letIn: maybe(fc.integer({ min: 1, max: 9 })),
      heldBack: anyCount,
    }),
  ),
  deadlocks: fc
    .nat(3)
    .map((count) => ({ count, lastAt: count === 0 ? null : millis(1), blocked: count, queued: count })),
  routing: fc.constant(null),
})

const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    unaccounted: anyCount,
    atOdds: anyCount,
    wrongChecksums: anyCount,
    failed: anyCount,
    timedOut: anyCount,
    fates: fc.record({ foreground: anyFates, background: maybe(anyFates) }),
    stamped: anyCount,
    outOfOrder: anyCount,
    worstGapUs: microsOf(anyUs),
    resolutionUs: microsOf(anyUs),
    skew: anyClocks,
    drift: maybe(anyClocks),
    interruptions: fc
      .record({ hidden: anyTally, frozen: anyTally, 'long-task': anyTally, stall: anyTally, sleep: anyTally })
      .map(talliesOf),
    lagP99Us: maybe(microsOf(anyUs)),
    callP50Us: maybe(microsOf(anyUs)),
    lateness: maybe(fc.record({ lagUs: anyUs, callUs: anyUs })),
    inWorkers: maybe(fc.double({ min: 0.001, max: 1000, noNaN: true })),
    serviceUs: maybe(anyUs),
    serviceP50Us: maybe(anyUs),
    stampCost: maybe(fc.record({ meanUs: microsOf(anyUs), errorUs: microsOf(anyUs) })),
    disparity: maybe(
      fc.record({
        cause: fc.constantFrom(
          'other-programs',
          'slower-code',
          'slower-core',
          'untold',
          'too-few-batches',
          'other-work',
        ),
        factor: fc.double({ min: 0.001, max: 1000, noNaN: true }),
        spread: fc.double({ min: 1, max: 100, noNaN: true }),
        pace: maybe(fc.double({ min: 0.001, max: 1000, noNaN: true })),
      }),
    ),
    timing: fc.record({
      spread: fc.double({ min: 1, max: 100, noNaN: true }),
      predictedUs: maybe(anyUs),
      isCutShort: fc.boolean(),
      afterUs: maybe(anyUs),
      afterSpread: fc.double({ min: 1, max: 100, noNaN: true }),
      yardstickUs: maybe(anyUs),
      yardsticksAfter: maybe(
        fc.record({ callerUs: maybe(microsOf(anyUs)), workerUs: maybe(microsOf(anyUs)) }),
      ),
    }),
    directUs: maybe(microsOf(anyUs)),
    cores: maybe(fc.integer({ min: 1, max: 256 })),
    systems: anySystems,
    settings: anySettings,
    parallelism: maybe(anyMachine),
    parallelismAfter: maybe(anyMachine),
    otherRuns: maybe(fc.nat(3)),
    starts: maybe(
      fc
        .integer({ min: 2, max: 256 })
        .chain((asked) => fc.record({ asked: fc.constant(asked), came: fc.integer({ min: 1, max: asked }) })),
    ),
  })
  .map((any) => ({ ...SOUND, ...any }))

/** `POOLSCOPE_FUZZ=10` tries so many times more; which, is chance. */
const CASES = 1500 * Number(import.meta.env.POOLSCOPE_FUZZ ?? 1)

it('No check gives a reason with a number that is none, a wrong plural, or no end, whatever the evidence.', () =>
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const checks = checksOf(evidence)
      expect(
        checks.flatMap(({ id, reason }) => faultsInText(reason).map((fault) => `${id}: ${fault}`)),
      ).toEqual([])
      expect(checks.filter(({ value, limit }) => !Number.isFinite(value) || !Number.isFinite(limit))).toEqual(
        [],
      )
    }),
    { numRuns: CASES },
  ))
