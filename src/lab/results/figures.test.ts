import { describe, expect, it } from 'vitest'
import { STAGES } from '../../domain/call'
import type { FiguresReport } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import { startChannelWorker } from '../../pool/testing/test-thread'
import { seeded } from '../../stats/queue/test-queue'
import { cpu } from '../../workloads/compute/test-cpu'
import { TestHost } from '../testing/test-host'
import { imbalancesOf, TestRun } from '../testing/test-run'
import { tellSimulatedTime } from '../testing/test-time'

tellSimulatedTime()

const MODES: readonly Settings['mode'][] = ['closed', 'burst', 'open']

/** Every number in a report that is none. */
const oddNumbersIn = (value: unknown, path = 'report'): readonly string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => oddNumbersIn(inner, `${path}.${key}`))
}

describe.each(MODES)('the report of a run of %s demand', (mode) => {
  const runOnce = async () => {
    const run = new TestRun({ mode, ratePerSecond: 500, callsPerCaller: 200 })
    return { run, report: await run.end() }
  }
  let once: ReturnType<typeof runOnce> | null = null
  /** One run for all that is said of its report. */
  const ended = () => {
    once ??= runOnce()
    return once
  }

  it('is the same after it was written as JSON and read again, and has no number that is none', async () => {
    const { run, report } = await ended()
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    expect(oddNumbersIn(report)).toEqual([])
    expect(imbalancesOf(run, report)).toEqual([])
  })

  it('has Little’s law hold to a thousandth', async () => {
    const { checks } = (await ended()).report
    expect(checks.find(({ id }) => id === 'little')?.value).toBeLessThanOrEqual(0.001)
  })

  it('says what became of the queue, and what its ratio depends on', async () => {
    const { queue, slowdown, settings } = (await ended()).report
    const expected = {
      closed: { verdict: { kind: 'bounded', callers: settings.demand }, dependsOn: null },
      burst: { verdict: { kind: 'draining', left: expect.any(Number) }, dependsOn: 'burst size' },
      open: { verdict: { kind: 'undecided', reason: expect.any(String) }, dependsOn: null },
    } as const
    expect({ verdict: queue.verdict, dependsOn: slowdown.dependsOn }).toEqual(expected[mode])
  })
})

describe('the figures of a run', () => {
  it('are of the calls that arrived, up to the first that was still waiting at the end', async () => {
    const run = new TestRun({ mode: 'open', ratePerSecond: 1000, workers: 1, rounds: 0, seconds: 1 })
    const { cohort, counts, durationMs, latencyUs } = await run.end()
    expect(counts.cancelled).toBeGreaterThan(0)
    expect(cohort).toMatchObject({ by: 'arrival', from: 0, calls: latencyUs.call.count })
    expect(cohort.to).toBeGreaterThan(0)
    expect(cohort.to).toBeLessThan(durationMs)
    const all = await new TestRun().end()
    expect(all.cohort.to).toBe(all.durationMs)
  })

  it('of a growing queue are labelled by the length of the run, live and in the end', async () => {
    const run = new TestRun({ mode: 'open', ratePerSecond: 2000, workers: 1, rounds: 0, seconds: 2 })
    const { queue, slowdown } = await run.end()
    expect(queue.verdict).toEqual({ kind: 'growing' })
    expect(queue.growthPerSecond ?? 0).toBeGreaterThan(1000)
    expect(queue.growthLow ?? 0).toBeLessThan(queue.growthPerSecond ?? 0)
    expect(queue.growthHigh ?? 0).toBeGreaterThan(queue.growthPerSecond ?? 0)
    expect(slowdown.dependsOn).toBe('run length')
    const labels = run.snapshots.map(({ live }) => live.slowdownDependsOn)
    expect(labels).toContain('run length')
  })

  it('have the age of the call that waits longest, bucket by bucket, as the snapshot shows it', async () => {
    const run = new TestRun({ mode: 'open', ratePerSecond: 2000, workers: 1, rounds: 0, seconds: 1 })
    await run.until(({ at, queue }) => at > 600 && queue.oldestMs !== null)
    const { queue, timeline } = run.latest ?? { queue: null, timeline: [] }
    // Read one after the other, by a clock that moves with every reading.
    expect(timeline.at(-1)?.queueOldestMs ?? 0).toBeCloseTo(queue?.oldestMs ?? Number.NaN, 0)
    const ages = (await run.end()).timeline.queueOldestMs
    expect(ages.length).toBeGreaterThan(3)
    expect(ages.slice(0, 4)).toEqual(ages.slice(0, 4).toSorted((a, b) => (a ?? 0) - (b ?? 0)))
    expect(ages[3]).toBeGreaterThan(ages[0] ?? 0)
    const idle = await new TestRun({ demand: 1, workers: 2, callsPerCaller: 500 }).end()
    expect(idle.timeline.queueOldestMs.every((age) => age === null)).toBe(true)
  })

  it('leave out a warm-up in which calls are slow, and say how many they were', async () => {
    let calls = 0
    const host = new TestHost()
    const { kernel } = host.api
    if (!kernel) throw new Error('The test’s host serves the kernel.')
    const random = seeded(4)
    const slowAtFirst = (...args: never[]) => {
      calls += 1
      // The others differ too: of calls that are all alike any number may be cut off, up to half of them.
      cpu.clock.advance(calls < 200 ? 20 : random() / 10)
      return kernel(...args)
    }
    host.startWorker = () => startChannelWorker({ ...host.api, kernel: slowAtFirst })
    const run = new TestRun({ workers: 1, demand: 1, callsPerCaller: 200, rounds: 10 }, host)
    const { slowdown, warmUp, rounds, latencyUs } = await run.end()
    expect(slowdown.leftOutCalls).toBeGreaterThanOrEqual(199)
    expect(slowdown.leftOutCalls).toBeLessThan(400)
    expect(slowdown.ratio ?? 0).toBeLessThan((slowdown.ratioOfAll ?? 0) / 2)
    expect(warmUp).toMatchObject({ kind: 'warm', cutCalls: slowdown.leftOutCalls })
    // The slow calls are the first round; rounds that differ by nothing may be cut off with it.
    const cutRounds = warmUp.kind === 'warm' ? warmUp.cutRounds : 0
    expect(cutRounds).toBeGreaterThanOrEqual(1)
    expect(rounds.map(({ isWarmUp }) => isWarmUp)).toEqual(rounds.map((_, n) => n < cutRounds))
    expect(rounds).toHaveLength(10)
    expect(latencyUs.call.count).toBe(2000)
    expect(run.latest?.rounds[0]?.isWarmUp).toBe(true)
    expect(run.latest?.warmUp.kind).toBe('warm')
  })

  it('show what every worker did, live and over the run', async () => {
    const run = new TestRun({ workers: 2, serviceUs: 2000, callsPerCaller: 200, rounds: 1 })
    await run.until(({ timeline }) => timeline.length > 4)
    const { workerHistories, timeline } = run.latest ?? { workerHistories: [], timeline: [] }
    expect(workerHistories.map(({ id, state }) => [id, state])).toEqual([
      [1, 'ready'],
      [2, 'ready'],
    ])
    for (const { busy, held } of workerHistories) {
      expect(busy).toHaveLength(timeline.length)
      expect(Math.max(...busy)).toBeGreaterThan(0)
      expect([...busy].every((share, n) => share <= (held[n] ?? 0) + 1)).toBe(true)
    }
    const known = timeline.filter(({ complete }) => complete)
    expect(known.every(({ busy, held }) => busy !== null && held !== null && busy <= held)).toBe(true)
    const { workers } = await run.end()
    expect(workers.every(({ busy, held }) => busy > 0 && busy <= held && held <= 1)).toBe(true)
  })

  it('have a spectrum of every stage, and a heat map with each call once', async () => {
    const run = new TestRun({ callsPerCaller: 500 })
    const { timeline, counts }: FiguresReport = await run.end()
    const { spectrum } = run.latest ?? { spectrum: null }
    for (const stage of STAGES) expect(spectrum?.[stage].at(-1)?.count).toBe(counts.completed)
    const heat = timeline.heat.flat().reduce((sum, count) => sum + count, 0)
    expect(heat).toBe(counts.completed)
    expect(timeline.samples.reduce((sum, count) => sum + count, 0)).toBe(counts.completed)
  })
})
