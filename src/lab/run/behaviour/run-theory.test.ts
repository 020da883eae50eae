import { describe, expect, it } from 'vitest'
import { isToBeBelieved } from '../../../domain/figures/expected/theory'
import { TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()

/** One worker has the one simulated processor to itself; shorter calls than these wait for the caller’s thread, and are predicted from the run itself. */
const CLOSED = {
  mode: 'closed',
  workers: 1,
  demand: 4,
  callsPerCaller: 100,
  rounds: 2,
  serviceUs: 20_000,
} as const

const runOnce = async () => {
  const run = new TestRun(CLOSED)
  return { run, report: await run.end() }
}
let once: ReturnType<typeof runOnce> | null = null
/** One run for all that is said of it. */
const ended = () => {
  once ??= runOnce()
  return once
}

describe('A run', () => {
  it('has what theory expects beside what was measured, in the snapshots, the buckets and the report', async () => {
    const { run, report } = await ended()
    const { theory, timeline, latencyUs } = report
    expect(theory?.measured.waitUs?.value).toBeCloseTo(latencyUs.queueWait.mean ?? -1, 3)
    expect(theory?.load.calls).toBe(latencyUs.call.count)
    expect(theory?.prediction).toMatchObject({ kind: 'prediction', model: 'closed' })
    expect(timeline.expectedQueue.some((length) => length !== null)).toBe(true)
    expect(run.latest?.theory?.premises.map(({ id }) => id)).toContain('batching')
  })

  it('has Little’s law in its three figures: what is present is what arrives, for as long as it stays', async () => {
    const { theory } = (await ended()).report
    const { present = 0, arrivalsPerSecond = 0, stayUs = 0 } = theory?.little ?? {}
    expect(present).toBeCloseTo(4, 0)
    expect((arrivalsPerSecond * stayUs) / 1e6 / present).toBeCloseTo(1, 6)
  })

  it('of which only counters are kept expects nothing, and says why', async () => {
    const { theory } = await new TestRun({ recording: 'counters' }).end()
    expect(theory?.prediction).toMatchObject({ kind: 'none', reason: expect.stringMatching(/not recorded/) })
  })

  it('with batches is not to be judged by a model that has one call at a time', async () => {
    const { theory } = await new TestRun({ batch: 4 }).end()
    expect(theory && isToBeBelieved(theory)).toBe(false)
  })
})
