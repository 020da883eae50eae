import { describe, expect, it } from 'vitest'
import type { InstrumentCost, LevelCost } from '../../../domain/experiments/instrument-cost'
import { micros } from '../../../domain/time'
import { instrumentSentence, intervalText } from './instrument-words'

const levelOf = (share: number, half: number): LevelCost => ({
  addedUs: micros(share * 100),
  share,
  low: share - half,
  high: share + half,
})

const costOf = (one: LevelCost, burst: LevelCost): InstrumentCost => {
  const load = { callsPerBlock: 300, cycles: 30, offUs: micros(100) }
  return {
    settings: { workload: 'kernel', serviceUs: 100, workers: 4, transport: 'comlink', callerThread: 'own' },
    clockResolutionUs: micros(5),
    loads: [
      { ...load, load: 'one', levels: { counters: levelOf(0.001, 0.001), full: one } },
      { ...load, load: 'burst', levels: { counters: levelOf(0.001, 0.001), full: burst } },
    ],
  }
}

describe('the sentence about the instrument', () => {
  it('says what was found, and on which side of its limit the interval lies', () => {
    const cost = costOf(levelOf(0.02, 0.01), levelOf(0.3, 0.05))
    const sentence = instrumentSentence({ kind: 'done', cost })
    expect(sentence).toContain('2 % at one caller, which is within the 5 % it may')
    expect(sentence).toContain('30 % in batched bursts, which is beyond the 15 % it may')
  })

  it('knows a cost that may be nothing by its upper end only', () => {
    const cost = costOf(levelOf(0.01, 0.02), levelOf(-0.1, 0.05))
    const sentence = instrumentSentence({ kind: 'done', cost })
    expect(sentence).toContain('3 % at most at one caller, which is within')
    expect(sentence).toContain('nothing that could be told in batched bursts, which is within')
  })

  it('leaves undecided what the interval leaves undecided', () =>
    expect(
      instrumentSentence({ kind: 'done', cost: costOf(levelOf(0.04, 0.02), levelOf(0.1, 0.01)) }),
    ).toContain('4 % at one caller, which may be within or beyond the 5 % it may'))

  it('gives the reason of a failure', () =>
    expect(instrumentSentence({ kind: 'failed', message: 'no threads left' })).toContain('no threads left'))
})

it('An interval may reach below nothing', () =>
  expect(intervalText({ low: -0.012, high: 0.02 })).toBe('−1.2 to 2 %'))
