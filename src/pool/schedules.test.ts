import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Overflow, TaskCounts } from './index'
import { type Crank, PoolRig, type Step } from './test-rig'

const crankOf = (crank: Crank, weight = 1) => ({
  weight,
  arbitrary: fc.record({
    kind: fc.constant('crank' as const),
    crank: fc.constant(crank),
    worker: fc.nat({ max: 9 }),
  }),
})
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('submit' as const), callsAgain: fc.boolean() }) },
  crankOf('hello', 5),
  crankOf('reply', 6),
  crankOf('replyError'),
  crankOf('failToSend'),
  crankOf('replyTwice'),
  crankOf('die', 2),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('resize' as const), workers: fc.integer({ min: 1, max: 12 }) }),
  },
  fc.record({
    kind: fc.constant('configure' as const),
    inFlight: fc.integer({ min: 1, max: 3 }),
    queueLimit: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(Number.POSITIVE_INFINITY)),
    overflow: fc.constantFrom<Overflow>('reject', 'drop-oldest'),
    batch: fc.constant(1),
  }),
  fc.record({ kind: fc.constant('forbid' as const), isForbidden: fc.boolean() }),
)
const anySchedule = fc.record({
  steps: fc.array(anyStep, { maxLength: 80, size: 'max' }),
  /** Some schedules close in the middle; all do at the end. */
  closing: fc.option(fc.record({ at: fc.nat({ max: 80 }), force: fc.boolean() })),
})

it('Whatever calls, workers and users do in whatever order, each call settles exactly once and none is lost.', async () => {
  const seen = { completed: 0, failed: 0, cancelled: 0, rejected: 0, replaced: 0 }
  const note = (counts: TaskCounts, replaced: number) => {
    seen.completed += counts.completed
    seen.failed += counts.failed
    seen.cancelled += counts.cancelled
    seen.rejected += counts.rejected
    seen.replaced += replaced
  }
  const schedules = fc.asyncProperty(anySchedule, async ({ steps, closing }) => {
    const rig = new PoolRig()
    for (const [index, step] of steps.entries()) {
      if (closing?.at === index) rig.take({ kind: 'close', force: closing.force })
      rig.take(step)
      rig.checkAfterStep()
    }
    await rig.end()
    const { workers, ...counts } = rig.pool.stats()
    note(counts, workers.replaced)
  })
  await fc.assert(schedules, { seed: 2016, numRuns: 1200 })
  // The schedules reach every ending often enough for the property to mean something.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500)
}, 60_000)
