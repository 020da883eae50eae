import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ONCE_FAILED } from './test-once-failed.js'
import { runSchedule } from './test-rig-checks.js'
import { withoutStacks } from './test-stacks.js'
import { anySchedule } from './test-steps.js'

/**
 * `POOLSCOPE_FUZZ=10` takes so many times more. Of faults put into the pool to see when they are found, the last was
 * found by schedule 4,443.
 */
const TIMES = Number(import.meta.env.POOLSCOPE_FUZZ ?? 1)
const SCHEDULES = 5000 * TIMES
const SEED = 2016
/** The schedules reach every ending often enough for the property to mean something. */
const OFTEN = 250
/** A call moves on only from a worker that holds several, while another idles and time passes. */
const SOMETIMES = 30

describe('a schedule that once failed', () => {
  it.each(ONCE_FAILED)('%s', async (_rule, schedule) => void (await runSchedule(schedule)))
})

it('Whatever callers, workers, users and time do in whatever order, each call settles exactly once and none is lost.', async () => {
  const seen = { completed: 0, failed: 0, cancelled: 0, timedOut: 0, rejected: 0 }
  const others = { retried: 0, late: 0, replaced: 0, blocked: 0, takenBack: 0, moved: 0 }
  const schedules = fc.asyncProperty(anySchedule, async (schedule) => {
    const rig = await runSchedule(schedule)
    const { workers, retried, late, moved } = rig.pool.stats()
    for (const [outcome, calls] of Object.entries(rig.told)) seen[outcome as keyof typeof seen] += calls
    others.retried += retried
    others.late += late
    others.moved += moved
    others.replaced += workers.replaced
    others.blocked += rig.mostBlocked
    others.takenBack += rig.takenBack
  })
  // What fails is printed with its seed and path, and shrunk: it then belongs into `ONCE_FAILED`.
  await withoutStacks(() => fc.assert(schedules, { seed: SEED, numRuns: SCHEDULES }))
  const { moved, ...often } = { ...seen, ...others }
  for (const count of Object.values(often)) expect(count).toBeGreaterThan(OFTEN)
  expect(moved).toBeGreaterThan(SOMETIMES)
})
