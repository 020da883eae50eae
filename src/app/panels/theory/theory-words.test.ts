import { describe, expect, it } from 'vitest'
import { differenceText, measuredBeside } from '../../../domain/figures/expected/difference'
import type { Theory } from '../../../domain/figures/expected/theory'
import { snapshotOf } from '../../testing/test-snapshot'
import { loadTiles } from './load-tiles'
import { comparisonsOf, littleText, modelSentence } from './theory-words'

const theory: Theory = {
  load: {
    arrivalsPerSecond: 240,
    holdUs: 5000,
    arrivalsCv2: 1.02,
    serviceCv2: 0.01,
    gapsDistance: 0.01,
    leastCrossingUs: 60,
    calls: 2400,
  },
  measured: {
    queueLength: 0.6,
    waitUs: { value: 2430, low: 1890, high: 3080 },
    callUs: 7900,
    callP99Us: 15_000,
    throughputPerSecond: 240,
  },
  prediction: {
    kind: 'prediction',
    model: 'M/D/c',
    queueLength: { value: 0.55, low: 0.5, high: 0.6 },
    waitUs: { value: 2290, low: 2000, high: null },
    callP99Us: 12_000,
    callUs: { value: 7300, low: 7000, high: 7600 },
    throughputPerSecond: { value: 240, low: 230, high: 250 },
    drainUs: null,
  },
  premises: [],
  little: { present: 1.9, arrivalsPerSecond: 240, stayUs: 7917 },
}

describe('Theory beside measurement', () => {
  it('has each figure as measured, as expected, with both ranges and the difference', () => {
    const rows = comparisonsOf(theory)
    expect(
      rows.map(({ name, measured, expected, difference }) => [name, measured, expected, difference]),
    ).toEqual([
      ['Queue length', '0.6', '0.55', '+9.1 %'],
      ['Queue wait', '2.43 ms', '2.29 ms', '+6.1 %'],
      ['Call latency', '7.90 ms', '7.30 ms', '+8.2 %'],
      ['Call latency, p99', '15.0 ms', '12.0 ms', '+25 %'],
      ['Throughput', '240/s', '240/s', 'the same'],
    ])
    expect(rows[1]).toMatchObject({
      measuredRange: expect.stringContaining('1.89'),
      expectedRange: 'from 2.00 ms',
    })
  })

  it('says why nothing is expected, and then has dashes for figures', () => {
    const none: Theory = { ...theory, prediction: { kind: 'none', reason: 'no worker is ready' } }
    expect(modelSentence(none)).toBe('Nothing is expected: no worker is ready.')
    expect(comparisonsOf(none).map(({ expected, difference }) => expected + difference)).toEqual([
      '––',
      '––',
      '––',
      '––',
    ])
  })

  it.each([
    [null, 1, '–'],
    [1, null, '–'],
    [1, 0, '–'],
    [1, 2, '−50 %'],
    [3, 2, '+50 %'],
    [100, 2, '50 ×'],
  ])('tells %s from %s as “%s”', (measured, expected, text) =>
    expect(differenceText(measured, expected).replace(/ /g, ' ')).toBe(text),
  )

  it('says beside what the charts expect how far the measured mean is from it, where both are known', () => {
    expect((['queue', 'wait', 'call'] as const).map((one) => measuredBeside(theory, one))).toEqual([
      'measured: +9.1 %',
      'measured: +6.1 %',
      'measured: +8.2 %',
    ])
    const { measured } = theory
    expect(measuredBeside({ ...theory, measured: { ...measured, callUs: null } }, 'call')).toBeNull()
    expect(measuredBeside({ ...theory, prediction: { kind: 'none', reason: '' } }, 'queue')).toBeNull()
  })

  it('says nothing beside what the charts expect where a premise of it is broken', () => {
    const premised = (state: 'ok' | 'fail'): Theory => ({
      ...theory,
      premises: [
        { id: 'lost', title: '', state, value: 1, limit: 0, unit: 'share', reason: 'It is so.', touches: [] },
      ],
    })
    expect(measuredBeside(premised('ok'), 'queue')).not.toBeNull()
    expect(measuredBeside(premised('fail'), 'queue')).toBeNull()
  })

  it('shows Little’s law in its three figures', () =>
    expect(theory.little && littleText(theory.little)).toBe(
      '1.9 calls in the pool (L) = 240/s arriving (λ) × 7.92 ms each stays (W)',
    ))

  it('has λ, μ and ρ of the ready workers, and no ρ without one', () => {
    const tiles = (ready: number) => {
      const snapshot = snapshotOf()
      return loadTiles(theory, { ...snapshot, workers: { ...snapshot.workers, ready } }).map(
        ({ figures: [one] }) => one?.reading,
      )
    }
    expect(tiles(2)).toEqual([
      { kind: 'value', value: 240, samples: 1 },
      { kind: 'value', value: 200, samples: 1 },
      { kind: 'value', value: 0.6, samples: 1 },
    ])
    expect(tiles(0)[2]).toMatchObject({ kind: 'none' })
  })
})
