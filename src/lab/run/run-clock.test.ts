import { afterEach, describe, expect, it, vi } from 'vitest'
import { HandClock } from '../../domain/testing/test-clock'
import { instant } from '../../domain/time'
import { TestRun } from '../testing/test-run'
import { tellSimulatedTime } from '../testing/test-time'
import { RunClock } from './run-clock'

tellSimulatedTime()
afterEach(() => void vi.restoreAllMocks())

describe('the clock of a run', () => {
  it('stands still while the lab works for itself, and tells the same wall-clock moments before and after', async () => {
    const actual = new HandClock(100, 5000)
    const clock = new RunClock(actual)
    await clock.haltedFor(async (given) => {
      expect(given).toBe(actual)
      actual.advance(20)
      expect(clock.now()).toBe(100)
      expect(clock.ofActual(instant(110))).toBe(100)
    })
    expect(clock.now()).toBe(100)
    actual.advance(1)
    expect(clock.now()).toBe(101)
    expect(clock.timeOrigin + clock.now()).toBe(actual.timeOrigin + actual.now())
    expect(clock.ofActual(instant(121))).toBe(101)
  })

  it('goes on when it is told to, and does not go on twice', async () => {
    const actual = new HandClock()
    const clock = new RunClock(actual)
    await clock.haltedFor(async () => {
      actual.advance(5)
      clock.goOn()
      actual.advance(3)
    })
    expect(clock.now()).toBe(3)
  })

  it('goes on when the work fails', async () => {
    const actual = new HandClock()
    const clock = new RunClock(actual)
    await expect(clock.haltedFor(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    actual.advance(4)
    expect(clock.now()).toBe(4)
  })
})

describe('the lab’s own timing between rounds', () => {
  const runOf = async (callsPerCaller: number) => {
    const run = new TestRun({ workers: 1, demand: 1, callsPerCaller, serviceUs: 400, rounds: 0, seconds: 2 })
    const report = await run.end()
    return { report, pace: report.throughputPerSecond ?? 0, held: report.workers[0]?.held ?? 0 }
  }

  it('is in no rate and in no share: rounds of one call serve as many a second as rounds of a thousand', async () => {
    const halted = vi.spyOn(RunClock.prototype, 'haltedFor')
    const short = await runOf(1)
    // A tenth of two seconds at most, in batches of 20 ms.
    expect(halted.mock.calls.length).toBeGreaterThan(3)
    expect(halted.mock.calls.length).toBeLessThan(11)
    halted.mockRestore()
    const long = await runOf(1000)
    expect(short.report.counts.completed).toBeGreaterThan(100)
    expect(short.pace / long.pace).toBeGreaterThan(0.9)
    expect(short.pace / long.pace).toBeLessThan(1.1)
    expect(short.held / long.held).toBeGreaterThan(0.9)
    for (const { report } of [short, long]) {
      expect(report.checks.filter(({ id, state }) => id === 'little' && state !== 'ok')).toEqual([])
    }
  })

  it('is left to the baseline while other traffic goes on, whose calls it would hold up', async () => {
    const report = await new TestRun({ backgroundRate: 200, backgroundUs: 10, callsPerCaller: 100 }).end()
    expect(report.rounds.every(({ syncUs }) => syncUs === report.baseline.syncUs)).toBe(true)
  })
})
