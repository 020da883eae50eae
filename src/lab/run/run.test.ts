import { describe, expect, it } from 'vitest'
import type { Settings } from '../../domain/settings/settings'
import { micros } from '../../domain/time'
import { withoutStacks } from '../../pool/testing/test-stacks'
import type { Spun } from '../../workloads/compute/spin'
import { TestHost } from '../testing/test-host'
import { imbalancesOf, TestRun } from '../testing/test-run'
import { tellSimulatedTime } from '../testing/test-time'

tellSimulatedTime()

const MODES: readonly Settings['mode'][] = ['closed', 'burst', 'open']

describe.each(MODES)('a run with %s demand', (mode) => {
  it('ends after its rounds with a report that has every call in exactly one place', async () => {
    const run = new TestRun({ mode, ratePerSecond: 500 })
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report).toMatchObject({ schema: 'poolscope.report/1', endedBy: 'rounds', version: 'test' })
    expect(report.counts.completed).toBeGreaterThanOrEqual(120)
    expect(report.rounds.map(({ round }) => round)).toEqual([1, 2])
    // How punctual timers are is for the machine to say.
    const states = report.checks.map(({ id, state }) => (id === 'generator' ? id : `${id} ${state}`))
    expect(states).toEqual([
      'conservation ok',
      'workers ok',
      'checksum ok',
      'little ok',
      'order ok',
      'stages ok',
      'clock ok',
      'drift ok',
      'hidden ok',
      'stalls ok',
      'sleep ok',
      'starts ok',
      'baseline ok',
      'kernel ok',
      'stamps ok',
      'clock-step ok',
      'generator',
      'failures ok',
      'timeouts ok',
      'losses ok',
    ])
    expect(report.workers.map(({ calls }) => calls).every((calls) => calls > 0)).toBe(true)
  })

  it('publishes calibrating, starting, running and the end, in this order', async () => {
    const run = new TestRun({ mode, ratePerSecond: 500, callsPerCaller: 2000, seconds: 1, rounds: 0 })
    const report = await run.end()
    const phases = run.snapshots.map(({ phase }) => phase.kind)
    const order = ['calibrating', 'starting', 'running', 'stopping', 'finished']
    const ranks = phases.map((phase) => order.indexOf(phase))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(phases).toEqual(expect.arrayContaining(['calibrating', 'running', 'finished']))
    expect(run.latest?.phase).toEqual({ kind: 'finished', reason: 'seconds' })
    expect(report.durationMs).toBeGreaterThanOrEqual(1000)
    expect(report.durationMs).toBeLessThan(1200)
  })

  it('stopped while it runs cancels what waits, lets calls in flight finish, and reports', async () => {
    const run = new TestRun({ mode, rounds: 0, ratePerSecond: 100_000, callsPerCaller: 5000, workers: 1 })
    await run.until(({ counts }) => counts.completed > 0)
    run.lab.stop()
    const report = await run.end()
    expect(report.endedBy).toBe('stopped')
    expect(imbalancesOf(run, report)).toEqual([])
    if (mode !== 'closed') expect(report.counts.cancelled).toBeGreaterThan(0)
  })
})

describe('a run', () => {
  it('measures what the simulated processor costs: baseline, service time and slowdown', async () => {
    const report = await new TestRun({ serviceUs: 100 }).end()
    expect(report.baseline).toMatchObject({ source: 'measured' })
    expect(report.baseline.syncUs).toBeCloseTo(100, 0)
    // The same processor, in a worker.
    expect(report.baseline.workerUs).toBeCloseTo(100, 0)
    expect(report.environment.clockResolutionUs).toBe(5)
    // Between its two stamps a call reads the clock, which moves by 5 µs.
    expect(report.latencyUs.service.mean).toBeCloseTo(105, 0)
    expect(report.slowdown.ratio).toBeGreaterThan(1)
    expect(report.rounds.every(({ slowdown }) => slowdown > 1)).toBe(true)
  })

  it('in closed mode never has more calls in the pool than callers', async () => {
    const run = new TestRun({ demand: 5, workers: 2, callsPerCaller: 200 })
    await run.end()
    expect(run.snapshots.every(({ counts }) => counts.queued + counts.inFlight <= 5)).toBe(true)
  })

  it('rejects a full queue’s calls, counts them, and still ends', async () => {
    const run = new TestRun({ mode: 'burst', queueLimit: 1, workers: 1 })
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts.rejected).toBeGreaterThan(0)
  })

  it.each(['reject', 'drop-oldest'] as const)(
    'with more callers than its queue holds does not spin: %s',
    async (overflow) => {
      const run = new TestRun({ demand: 16, queueLimit: 1, workers: 1, overflow, rounds: 0, seconds: 1 })
      const report = await withoutStacks(() => run.end())
      expect(imbalancesOf(run, report)).toEqual([])
      expect(report.counts.completed).toBeGreaterThan(0)
    },
  )
})

it('A run goes on with the workers that start, where the browser starts no more, and says so.', async () => {
  const host = new TestHost()
  const { startWorker } = host
  let started = 0
  host.startWorker = () => {
    started += 1
    const worker = startWorker()
    // Its greeting is never heard.
    return started <= 3 ? worker : Object.assign(worker, { addEventListener: () => undefined })
  }
  const run = new TestRun({ workers: 8, demand: 8 }, host)
  const report = await run.end()
  expect(imbalancesOf(run, report)).toEqual([])
  expect(report.environment.starts).toEqual({ asked: 8, came: 3 })
  expect(report.checks.find(({ id }) => id === 'starts')).toMatchObject({
    state: 'warn',
    reason: expect.stringMatching(/3 of 8 workers/),
  })
  expect(report.workers.filter(({ calls }) => calls > 0)).toHaveLength(3)
})

it.each([1, null])('On a machine of %s cores a run works, and the report says so.', async (cores) => {
  const host = new TestHost()
  host.cores = cores
  const run = new TestRun({}, host)
  const report = await run.end()
  expect(imbalancesOf(run, report)).toEqual([])
  expect(report.environment.cores).toBe(cores)
  expect(report.counts.completed).toBeGreaterThanOrEqual(120)
})

describe('what workers that compute get of the machine', () => {
  const spun: Spun = { from: 0, to: 16, pieces: 800, quickestUs: micros(20), end: 0 }

  it('is measured before the run, and once more after it', async () => {
    const host = new TestHost()
    host.startSpinner = () => ({ ready: Promise.resolve(), spin: () => Promise.resolve(spun) })
    const run = new TestRun({ rounds: 0, seconds: 1 }, host)
    const { environment } = await run.end()
    expect(environment.parallelism).toMatchObject({ alone: 1, cores: 32 })
    // All cores were found before: then one says whether others came meanwhile.
    expect(environment.parallelismAfter).toEqual({ alone: 1, cores: 1, steps: [{ workers: 1, cores: 1 }] })
    const measuring = run.snapshots.find(({ phase }) => phase.kind === 'running')
    expect(measuring?.environment.parallelism).toEqual(environment.parallelism)
    expect(measuring?.environment.parallelismAfter).toBeUndefined()
  })

  it.each([
    ['never answer', () => ({ ready: Promise.resolve(), spin: () => new Promise<never>(() => undefined) })],
    [
      'cannot be made',
      () => {
        throw new Error('no more workers')
      },
    ],
  ])('is not known where its workers %s, and the run goes on', async (_what, startSpinner) => {
    const host = new TestHost()
    host.startSpinner = startSpinner
    const run = new TestRun({}, host)
    const { environment, counts } = await run.end()
    expect(environment).toMatchObject({ parallelism: null, parallelismAfter: null })
    expect(counts.completed).toBeGreaterThan(0)
  })
})
