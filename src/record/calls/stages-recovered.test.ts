import fc from 'fast-check'
import { expect, it } from 'vitest'
import { STAGES, type Stage } from '../../domain/call'
import { instant } from '../../domain/time'
import { counterOf, greatestOf, LAYOUTS } from '../percentiles/counter-layout'
import { Recorder } from '../recorder'
import { recordCall } from './test-calls'

/** What is injected into each part of a call, whole µs. */
const delays = fc.record({
  lag: fc.nat(50_000),
  queueWait: fc.nat(400_000),
  forward: fc.nat(2000),
  lockWait: fc.nat(10_000),
  service: fc.integer({ min: 1, max: 200_000 }),
  return: fc.nat(2000),
})
type Delays = Readonly<Record<'lag' | 'queueWait' | 'forward' | 'lockWait' | 'service' | 'return', number>>

const stagesOf = ({
  lag,
  queueWait,
  forward,
  lockWait,
  service,
  return: back,
}: Delays): Record<Stage, number> => ({
  queueWait,
  forward,
  lockWait,
  service,
  return: back,
  hops: forward + back,
  dispatch: queueWait + forward,
  call: lag + queueWait + forward + lockWait + service + back,
})

/** Greatest latency in the counter of one. */
const shown = (us: number) => greatestOf(LAYOUTS[3], counterOf(LAYOUTS[3], Math.max(0, us)))

it('Delays injected into every part of calls come back, stage by stage, within one counter; their means exactly.', () => {
  const comesBack = fc.property(fc.array(delays, { minLength: 1, maxLength: 50 }), (calls) => {
    const recorder = new Recorder(instant(0))
    let submittedAt = 0
    for (const call of calls) {
      submittedAt += call.lag / 1000 + 0.5
      const dispatchedAt = submittedAt + call.queueWait / 1000
      const startedAt = dispatchedAt + call.forward / 1000
      const finishedAt = startedAt + (call.lockWait + call.service) / 1000
      recordCall(recorder, {
        scheduledAt: submittedAt - call.lag / 1000,
        submittedAt,
        dispatchedAt,
        startedAt,
        finishedAt,
        settledAt: finishedAt + call.return / 1000,
        lockWaitUs: call.lockWait,
      })
      submittedAt = finishedAt + call.return / 1000
    }
    const measured = recorder.stages
    const injected = calls.map(stagesOf)
    for (const stage of STAGES) {
      const all = injected.map((stages) => stages[stage]).sort((a, b) => a - b)
      for (const percent of [1, 50, 90, 100]) {
        const expected = all[Math.max(1, Math.ceil((all.length * percent) / 100)) - 1] ?? Number.NaN
        const found = measured[stage].percentile(percent) ?? Number.NaN
        const max = measured[stage].max ?? Number.NaN
        // Adding ms up and taking them apart again is exact to far less than half a µs.
        const asShown = [expected - 1, expected, expected + 1].map((us) => Math.min(max, shown(us)))
        expect(asShown).toContain(found)
      }
      const mean = all.reduce((sum, us) => sum + us, 0) / all.length
      expect(Math.abs((measured[stage].mean ?? 0) - mean)).toBeLessThan(1e-3)
    }
  })
  fc.assert(comesBack, { seed: 100, numRuns: 60 })
})
