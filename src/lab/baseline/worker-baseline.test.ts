import { describe, expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import { applyJump, jumpOf } from '../../workloads/compute/lcg'
import { cpu } from '../../workloads/compute/test-cpu'
import { TestHost } from '../testing/test-host'
import { TestRun } from '../testing/test-run'
import { tellSimulatedTime } from '../testing/test-time'

tellSimulatedTime()

/** The baseline of a run whose workers repeat in their own way. */
const baselineWith = async (repeat: (...args: never[]) => unknown) => {
  const host = new TestHost()
  host.api = { ...host.api, repeat }
  const run = new TestRun({}, host)
  const { baseline, counts, workers } = await run.end()
  return { baseline, counts, workers, host }
}

describe('the baseline in one worker', () => {
  it('is measured in batches of four milliseconds, after which the run begins', async () => {
    const asked: unknown[][] = []
    const { baseline, counts } = await baselineWith((...args: never[]) => void asked.push(args))
    const [first] = asked
    expect(first?.[0]).toBe('kernel')
    expect(Number(first?.[2]) * baseline.syncUs).toBeCloseTo(4000, -3)
    expect(counts).toMatchObject({ completed: 120, failed: 0 })
  })

  it('is the quickest of several, repeated until two agree', async () => {
    let batches = 0
    const { baseline } = await baselineWith(((_method: string, _args: unknown, times: number) => {
      batches += 1
      cpu.clock.advance((batches >= 4 ? 0.02 : 0.05) * times)
    }) as (...args: never[]) => unknown)
    expect(batches).toBe(5)
    expect(baseline.workerUs).toBeCloseTo(20, 1)
  })

  it('is measured in longer batches where the worker is far quicker than the caller’s thread', async () => {
    const asked: number[] = []
    const { baseline } = await baselineWith(((_method: string, _args: unknown, times: number) => {
      asked.push(times)
      // A hundredth of what the caller’s thread takes for it.
      cpu.clock.advance(0.0001 * times)
    }) as (...args: never[]) => unknown)
    const [few = 0, more = 0] = asked
    expect(more / few).toBeGreaterThan(50)
    expect(baseline.workerUs).toBeCloseTo(0.1, 2)
  })

  it('is not that of a worker which did other work than asked, and the baseline says so', async () => {
    const { baseline } = await baselineWith(((_method: string, args: readonly number[], times: number) => {
      cpu.clock.advance(((args[1] ?? 0) * times) / 1_000_000)
      return 7
    }) as (...args: never[]) => unknown)
    expect(baseline.disparity).toMatchObject({ cause: 'other-work' })
  })

  it('is compared with the direct call again and again before it is said that they differ', async () => {
    let batches = 0
    const { baseline } = await baselineWith(((
      _method: string,
      [x = 0, steps = 0]: number[],
      times: number,
    ) => {
      batches += 1
      // A call of the kernel takes 10 µs here, one in this worker 40.
      cpu.clock.advance(0.04 * times)
      return applyJump(x, jumpOf(steps * times))
    }) as (...args: never[]) => unknown)
    expect(batches).toBeGreaterThan(5)
    expect(baseline.disparity).toMatchObject({
      cause: 'slower-code',
      factor: expect.closeTo(0.25, 1),
      pace: 1,
    })
  })

  it('is unknown where the worker fails, and where it does not come back: then it is replaced', async () => {
    const failed = await baselineWith(() => {
      throw new Error('broken')
    })
    expect(failed.baseline.workerUs).toBeNull()
    expect(failed.counts).toMatchObject({ completed: 120, failed: 0 })
    const stuck = await baselineWith(() => new Promise(() => undefined))
    expect(stuck.baseline.workerUs).toBeNull()
    expect(stuck.host.workers).toHaveLength(3)
    expect(stuck.counts).toMatchObject({ completed: 120, failed: 0 })
  })

  it('ends with a run that is stopped meanwhile', async () => {
    const host = new TestHost()
    let isAsked = false
    const repeat = () => {
      isAsked = true
      return new Promise(() => undefined)
    }
    host.api = { ...host.api, repeat }
    const run = new TestRun({ workers: DEFAULTS.workers }, host)
    await host.until(() => isAsked)
    run.lab.stop()
    expect(await run.end()).toMatchObject({ endedBy: 'stopped', counts: { submitted: 0 } })
  })
})
