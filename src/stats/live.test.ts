import { describe, expect, it } from 'vitest'
import { ALL_INTERRUPTED } from '../domain/figures/reading'
import { instant, micros } from '../domain/time'
import { baselineOf, recordCall } from '../record/calls/test-calls'
import { Recorder } from '../record/recorder'
import { liveFigures, noFigures } from './live'

const CLOCK_STEP = micros(5)
const BASELINE = baselineOf(100)
/** What the ratio depends on is told by the queue, elsewhere. */
const { slowdownDependsOn: _, ...NO_FIGURES } = noFigures

describe('live figures', () => {
  it('of a run without calls are none, and its rates 0', () => {
    const recorder = new Recorder(instant(0))
    expect(liveFigures(recorder.rollingWindow, instant(0), CLOCK_STEP, BASELINE, true)).toEqual(NO_FIGURES)
    expect(liveFigures(recorder.rollingWindow, instant(100), CLOCK_STEP, BASELINE, true)).toMatchObject({
      window: 100,
      slowdown: { kind: 'none' },
      completedPerSecond: 0,
    })
  })

  it('of calls that were all interrupted say so, and keep their rate', () => {
    const recorder = new Recorder(instant(0))
    recorder.interruptionDetector.pageChanged('hidden', instant(0))
    for (let at = 0; at < 2000; at += 5)
      recordCall(recorder, { submittedAt: at, startedAt: at + 1, settledAt: at + 2 })
    recorder.advance(instant(2000))
    const figures = liveFigures(recorder.rollingWindow, instant(2000), CLOCK_STEP, BASELINE, true)
    expect(figures.completedPerSecond).toBeGreaterThan(100)
    expect([figures.slowdown, figures.stages.call.mean]).toEqual([ALL_INTERRUPTED, ALL_INTERRUPTED])
  })

  it('are of the last five seconds', () => {
    const recorder = new Recorder(instant(0))
    // A call every 5 ms, of 2 ms; in the first two seconds each took 9 ms.
    for (let at = 0; at < 10_000; at += 5)
      recordCall(recorder, { submittedAt: at, startedAt: at + 1, settledAt: at + (at < 2000 ? 9 : 2) })
    recorder.advance(instant(10_000))
    const figures = liveFigures(recorder.rollingWindow, instant(10_000), CLOCK_STEP, BASELINE, true)
    expect(figures.window).toBe(4750)
    expect(figures).toMatchObject({
      stages: {
        dispatch: { p50: { kind: 'value', samples: 950 }, p99: { kind: 'none' } },
        call: { mean: { kind: 'value', value: 2000, samples: 950 } },
      },
      slowdown: { kind: 'value', value: 20, samples: 950 },
      submittedPerSecond: 200,
      completedPerSecond: 200,
      generatorLag: { kind: 'none' },
    })
  })

  it('tell the two hops apart only when the clocks agree, and their step is small against a hop', () => {
    const recorder = new Recorder(instant(0))
    for (let at = 0; at < 1000; at += 1)
      recordCall(recorder, {
        submittedAt: at,
        startedAt: at + 0.06,
        finishedAt: at + 0.16,
        settledAt: at + 0.2,
      })
    const hops = (stepUs: number, doClocksAgree: boolean) => {
      const { stages, hops: told } = liveFigures(
        recorder.rollingWindow,
        instant(1000),
        micros(stepUs),
        BASELINE,
        doClocksAgree,
      )
      return [told, ...[stages.forward.p50, stages.return.mean, stages.hops.mean].map(({ kind }) => kind)]
    }
    expect(hops(5, true)).toEqual(['apart', 'value', 'value', 'value'])
    expect(hops(5, false)).toEqual(['together', 'none', 'none', 'value'])
    expect(hops(20, true)).toEqual(['together', 'none', 'none', 'value'])
  })

  it('start afresh after a change of settings', () => {
    const recorder = new Recorder(instant(0))
    recordCall(recorder, { submittedAt: 100, settledAt: 900 })
    recorder.advance(instant(1000))
    recorder.rollingWindow.restart(BASELINE.syncUs)
    recordCall(recorder, { submittedAt: 1010, settledAt: 1011 })
    expect(liveFigures(recorder.rollingWindow, instant(1100), CLOCK_STEP, BASELINE, true)).toMatchObject({
      window: 100,
      stages: { call: { mean: { value: 1000, samples: 1 } } },
      completedPerSecond: 10,
    })
  })

  it('tell how late open demand calls, once enough calls were made', () => {
    const recorder = new Recorder(instant(0))
    for (let n = 0; n < 1000; n += 1)
      recordCall(recorder, { scheduledAt: n, submittedAt: n + 0.5, settledAt: n + 0.75 })
    expect(
      liveFigures(recorder.rollingWindow, instant(1000), CLOCK_STEP, BASELINE, true).generatorLag,
    ).toMatchObject({
      kind: 'value',
      samples: 1000,
    })
  })
})
