import { expect, it } from 'vitest'
import { expectedBy, isToBeBelieved, type Theory } from './theory'

const premise = (id: string, state: 'ok' | 'fail') => ({
  id,
  state,
  title: '',
  reason: '',
  value: 0,
  limit: 0,
  unit: 'share' as const,
  touches: [],
})
const theoryWith = (premises: Theory['premises']): Theory => ({
  load: {
    arrivalsPerSecond: 1,
    holdUs: 1,
    arrivalsCv2: 1,
    serviceCv2: 1,
    gapsDistance: 0,
    leastCrossingUs: 60,
    calls: 100,
  },
  measured: { queueLength: 1, waitUs: null, callUs: null, callP99Us: null, throughputPerSecond: null },
  prediction: {
    kind: 'prediction',
    model: 'M/D/c',
    queueLength: { value: 3, low: 2, high: null },
    waitUs: { value: 40, low: 30, high: null },
    callP99Us: null,
    callUs: null,
    throughputPerSecond: null,
    drainUs: null,
  },
  premises,
  little: null,
})

it('What a model expects is for the charts as long as the load leaves room, believed or not.', () => {
  const believed = theoryWith([premise('room', 'ok'), premise('batching', 'ok')])
  const doubted = theoryWith([premise('room', 'ok'), premise('batching', 'fail')])
  for (const theory of [believed, doubted])
    expect(expectedBy(theory)).toEqual({ queue: 3, waitUs: 40, callUs: null })
  expect([believed, doubted].map(isToBeBelieved)).toEqual([true, false])
})

it('Next to capacity nothing is drawn, nor where no model says anything.', () => {
  const none = { queue: null, waitUs: null, callUs: null }
  expect(expectedBy(theoryWith([premise('room', 'fail')]))).toEqual(none)
  expect(expectedBy({ ...theoryWith([]), prediction: { kind: 'none', reason: 'no calls' } })).toEqual(none)
})
