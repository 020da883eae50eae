import { describe, expect, it } from 'vitest'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import { instant } from '../../domain/time'
import { baselineOf } from '../../record/calls/test-calls'
import { SegmentLog } from './segment-log'

const BASELINE = baselineOf(100)
const withWorkers = (workers: number): Settings => ({ ...DEFAULTS, workers })

describe('the log of segments', () => {
  it('begins a segment and sets a mark with each change', () => {
    const log = new SegmentLog(instant(1000), withWorkers(4), BASELINE)
    log.change(instant(3000), withWorkers(8), BASELINE)
    log.change(instant(6000), { ...withWorkers(8), demand: 9 }, BASELINE)
    expect(log.marks).toEqual([
      { t: 2000, label: 'Workers 4 → 8' },
      { t: 5000, label: 'Demand 4 → 9' },
    ])
    const spans = log.summaries(instant(9000)).map(({ from, to, settings }) => [from, to, settings.workers])
    expect(spans).toEqual([
      [0, 2000, 4],
      [2000, 5000, 8],
      [5000, 8000, 8],
    ])
  })

  it('has a change say what it is told to, in place of what changed', () => {
    const log = new SegmentLog(instant(0), withWorkers(4), BASELINE)
    log.change(instant(1000), withWorkers(8), BASELINE, 'Workers are added')
    expect(log.marks).toEqual([{ t: 1000, label: 'Workers are added' }])
  })

  it('counts how calls arrive anew with each change, one that follows hard on another with them', () => {
    const log = new SegmentLog(instant(0), withWorkers(4), BASELINE)
    const arrive = () => {
      for (let submittedAt = 0; submittedAt < 5; submittedAt += 1) log.current.submitted({ submittedAt })
    }
    for (const at of [1000, 1500, 4000]) {
      arrive()
      expect(log.current.load.gaps?.count).toBe(4)
      log.change(instant(at), withWorkers(at), BASELINE)
      expect(log.current.load.gaps).toBeNull()
    }
  })

  it('takes the values that a slider passes through within a second for one change', () => {
    const log = new SegmentLog(instant(0), withWorkers(4), BASELINE)
    for (const workers of [5, 6, 7, 8])
      log.change(instant(1000 + workers * 100), withWorkers(workers), BASELINE)
    expect(log.marks).toEqual([{ t: 1500, label: 'Workers 4 → 8' }])
    expect(log.summaries(instant(5000)).map(({ settings }) => settings.workers)).toEqual([4, 8])
    log.change(instant(2500), withWorkers(9), BASELINE)
    expect(log.marks.map(({ label }) => label)).toEqual(['Workers 4 → 8', 'Workers 8 → 9'])
  })

  it('says so when a change was taken back within the second', () => {
    const log = new SegmentLog(instant(0), withWorkers(4), BASELINE)
    log.change(instant(1000), withWorkers(5), BASELINE)
    log.change(instant(1500), withWorkers(4), BASELINE)
    expect(log.marks).toEqual([{ t: 1000, label: 'Settings as before' }])
  })

  it('begins a segment even within the second when the baseline changes, for calls are judged by it', () => {
    const log = new SegmentLog(instant(0), withWorkers(4), BASELINE)
    log.change(instant(1000), { ...withWorkers(4), serviceUs: 200 }, baselineOf(200))
    log.change(instant(1100), { ...withWorkers(4), serviceUs: 300 }, baselineOf(300))
    expect(log.summaries(instant(2000)).map(({ baseline }) => baseline.syncUs)).toEqual([100, 200, 300])
    expect(log.marks.map(({ label }) => label)).toEqual(['Service time 100 → 300'])
  })

  it('keeps the newest two hundred, so that its memory does not grow with time', () => {
    const log = new SegmentLog(instant(0), withWorkers(1), BASELINE)
    for (let n = 1; n <= 500; n += 1) log.change(instant(n * 2000), withWorkers(1 + (n % 200)), BASELINE)
    expect([log.marks.length, log.summaries(instant(2_000_000)).length]).toEqual([200, 200])
    expect(log.marks.at(-1)?.t).toBe(1_000_000)
  })
})
