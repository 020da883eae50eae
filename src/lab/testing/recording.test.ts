import { describe, expect, it } from 'vitest'
import { STAGES } from '../../domain/call'
import type { Settings } from '../../domain/settings/settings'
import { TestRun } from './test-run'
import { tellSimulatedTime } from './test-time'

tellSimulatedTime()

const MODES: readonly Settings['mode'][] = ['closed', 'burst', 'open']
const LESS: readonly Exclude<Settings['recording'], 'full'>[] = ['counters', 'off']

describe.each(LESS)('a run that records %s', (recording) => {
  it.each(MODES)('of %s demand counts every call and ends after its rounds', async (mode) => {
    const run = new TestRun({ mode, recording, ratePerSecond: 500 })
    const { counts, segments, checks, endedBy } = await run.end()
    expect(endedBy).toBe('rounds')
    expect(counts.completed).toBeGreaterThanOrEqual(120)
    expect(counts.submitted).toBe(counts.completed + counts.cancelled)
    expect(segments).toMatchObject([{ submitted: counts.submitted, completed: counts.completed }])
    expect(run.snapshots.every(({ unaccounted }) => unaccounted === 0)).toBe(true)
    expect(checks.find(({ id }) => id === 'conservation')?.state).toBe('ok')
  })

  it('says of every latency that it was not recorded, and never 0', async () => {
    const run = new TestRun({ recording, callsPerCaller: 2000, rounds: 0, seconds: 1 })
    const report = await run.end()
    const reason = recording === 'off' ? 'recording is off' : 'recording is at counters only'
    const { stages, slowdown } = run.latest?.live ?? { stages: null, slowdown: null }
    for (const stage of STAGES) expect(stages?.[stage].p99).toEqual({ kind: 'none', reason })
    expect(slowdown).toEqual({ kind: 'none', reason })
    expect(report.latencyUs.call).toMatchObject({ mean: null, p50: null, max: null })
    expect(report.slowdown).toMatchObject({ ratio: null, asPrinted2016: null, inflation: null })
    expect(run.latest?.timeline.every((point) => point.stages === null && point.slowdown === null)).toBe(true)
  })

  it('judges no check that rests on stamps', async () => {
    const { checks } = await new TestRun({ recording }).end()
    const ids = checks.map(({ id }) => id)
    expect(ids).toContain('conservation')
    for (const id of ['little', 'order', 'stages', 'generator']) expect(ids).not.toContain(id)
  })

  it('still knows its throughput', async () => {
    const run = new TestRun({ recording, callsPerCaller: 2000, rounds: 0, seconds: 1 })
    await run.until(({ at, phase }) => phase.kind === 'running' && at > 500)
    expect(run.latest?.live.completedPerSecond).toBeGreaterThan(0)
    const { throughputPerSecond } = await run.end()
    expect(throughputPerSecond).toBeGreaterThan(0)
  })
})

describe('the queue', () => {
  it('is followed by counters, and when recording is off its past is unknown, not empty', async () => {
    const queueOf = async (recording: Settings['recording']) => {
      const { queue, timeline } = await new TestRun({ recording, mode: 'burst' }).end()
      return { max: queue.max, points: timeline.t.length }
    }
    expect((await queueOf('counters')).max).toBeGreaterThan(0)
    expect(await queueOf('off')).toEqual({ max: null, points: 0 })
  })
})
