import { afterEach, describe, expect, it, vi } from 'vitest'
import { WorkerStartError } from '../../../pool/index'
import { startChannelWorker } from '../../../pool/testing/test-thread'
import { TestHost } from '../../testing/test-host'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()
afterEach(() => void vi.unstubAllGlobals())

const hostWith = (changed: Partial<Pick<TestHost, 'startWorker' | 'api'>>) =>
  Object.assign(new TestHost(), changed)

describe('a run that is stopped early', () => {
  it('while it calibrates reports no calls', async () => {
    const run = new TestRun()
    run.lab.stop()
    const report = await run.end()
    expect(report).toMatchObject({ endedBy: 'stopped', counts: { submitted: 0 } })
    expect(report.latencyUs.call).toMatchObject({ mean: null, p50: null, count: 0 })
    expect(report.slowdown.ratio).toBeNull()
  })

  it('while its workers start does not wait for them', async () => {
    const mute = () => ({
      ...startChannelWorker({ idle: () => undefined }),
      addEventListener: () => undefined,
    })
    const run = new TestRun({}, hostWith({ startWorker: mute }))
    await run.until(({ phase }) => phase.kind === 'starting')
    run.lab.stop()
    expect(await run.end()).toMatchObject({ endedBy: 'stopped', counts: { submitted: 0 } })
  })

  it('twice ends once', async () => {
    const run = new TestRun({ rounds: 0 })
    await run.until(({ counts }) => counts.completed > 0)
    run.lab.stop()
    run.lab.stop()
    await expect(run.end()).resolves.toMatchObject({ endedBy: 'stopped' })
  })
})

describe('a lab', () => {
  it('refuses a second run while one goes on, and runs it afterwards', async () => {
    const run = new TestRun()
    const order = {
      number: 2,
      settings: run.settings,
      version: 'test',
      callerFallback: null,
      publish: () => undefined,
    }
    await expect(run.lab.run(order)).rejects.toThrow('A run is going on already')
    await run.end()
    await expect(run.host.settled(run.lab.run(order))).resolves.toMatchObject({ endedBy: 'rounds' })
  })

  it('without a run takes a stop or an update for nothing', async () => {
    const run = new TestRun()
    await run.end()
    run.lab.stop()
    await expect(run.lab.update(run.settings)).resolves.toBeUndefined()
  })
})

describe('a run in trouble', () => {
  it('rejects when no worker can be started, and says why', async () => {
    const startWorker = () => {
      throw new Error('workers are forbidden here')
    }
    const run = new TestRun({}, hostWith({ startWorker }))
    await expect(run.end()).rejects.toThrow(WorkerStartError)
    expect(run.latest?.phase).toEqual({
      kind: 'failed',
      message: expect.stringContaining('workers are forbidden here'),
    })
  })

  it('rejects before it costs anything when its transport cannot be used here, and the lab runs the next', async () => {
    vi.stubGlobal('SharedArrayBuffer', undefined)
    const run = new TestRun({ transport: 'shared' })
    await expect(run.end()).rejects.toMatchObject({
      name: 'SettingsError',
      message: expect.stringMatching(/^transport: .*cross-origin isolated/),
    })
    expect(run.latest?.phase).toEqual({ kind: 'failed', message: expect.stringMatching(/^transport: /) })
    expect([run.host.workers, run.latest?.baseline]).toEqual([[], null])
    const next = run.lab.run({
      number: 2,
      settings: { ...run.settings, transport: 'comlink' },
      version: 'test',
      callerFallback: null,
      publish: () => undefined,
    })
    await expect(run.host.settled(next)).resolves.toMatchObject({ endedBy: 'rounds' })
  })

  it('goes on when a worker dies, counts the lost calls, and names the reason', async () => {
    const run = new TestRun({ rounds: 0, callsPerCaller: 100_000 })
    await run.until(({ counts }) => counts.completed > 20)
    for (const worker of [...run.host.workers]) worker.die('out of memory')
    const { completed = 0 } = run.latest?.counts ?? {}
    await run.until(({ counts, workers }) => counts.completed > completed + 50 && workers.ready === 2)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts.failed).toBeGreaterThan(0)
    expect(run.latest?.failure).toContain('out of memory')
    expect(report.workers.reduce((sum, { replaced }) => sum + replaced, 0)).toBe(2)
    expect(report.checks.find(({ id }) => id === 'failures')?.state).toBe('warn')
  })

  it('fails the replies of workers that skip the work, and fails the checksum check', async () => {
    const run = new TestRun({}, hostWith({ api: { kernel: () => 0 } }))
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ completed: 0, failed: 120 })
    expect(report.checks.find(({ id }) => id === 'checksum')).toMatchObject({ state: 'fail', value: 120 })
  })

  it('gives calls that never return a grace, and then cancels them', async () => {
    const forever = () => new Promise<never>(() => undefined)
    const run = new TestRun({ rounds: 0 }, hostWith({ api: { kernel: forever } }))
    await run.until(({ counts }) => counts.inFlight === 2)
    run.lab.stop()
    const report = await run.end()
    expect(report.counts).toMatchObject({ submitted: 3, completed: 0, cancelled: 3 })
    expect(imbalancesOf(run, report)).toEqual([])
  })
})

it('Where what is measured last fails, the failure is told, as any other is.', async () => {
  const host = new TestHost()
  const { after } = host
  let isEnding = false
  // The time limit of the last pings.
  host.after = (ms, action) => {
    if (isEnding && ms === 1000) throw new Error('No timer was to be had.')
    return after(ms, action)
  }
  const run = new TestRun({ rounds: 0 }, host)
  await run.until(({ phase }) => phase.kind === 'running')
  isEnding = true
  run.lab.stop()
  await expect(run.end()).rejects.toThrow('No timer was to be had.')
  expect(run.latest?.phase).toMatchObject({ kind: 'failed', message: 'No timer was to be had.' })
})
