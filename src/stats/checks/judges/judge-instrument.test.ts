import { describe, expect, it } from 'vitest'
import type { InstrumentCost, LevelCost } from '../../../domain/experiments/instrument-cost'
import { micros } from '../../../domain/time'
import { judgeInstrument } from './judge-instrument'

const levelOf = (share: number): LevelCost => ({
  addedUs: micros(share * 100),
  share,
  low: share - 0.01,
  high: share + 0.01,
})

const costOf = (one: number, burst: number, counters = 0): InstrumentCost => {
  const load = { callsPerBlock: 300, cycles: 30, offUs: micros(100) }
  const levelsOf = (full: number) => ({ counters: levelOf(counters), full: levelOf(full) })
  return {
    settings: { workload: 'kernel', serviceUs: 100, workers: 4, transport: 'comlink', callerThread: 'own' },
    clockResolutionUs: micros(5),
    loads: [
      { ...load, load: 'one', levels: levelsOf(one) },
      { ...load, load: 'burst', levels: levelsOf(burst) },
    ],
  }
}

describe('the check of the instrument', () => {
  it('passes when both loads are within their limits, and shows the one that is nearest', () =>
    expect(judgeInstrument({ instrument: costOf(0.02, 0.12), recording: 'full' })).toMatchObject({
      state: 'ok',
      value: 0.12,
      limit: 0.15,
      reason: expect.stringMatching(/2 % at one caller .*1 % to 3 %.* 12 % in batched bursts/),
    }))

  it('warns when one is beyond, and says by what', () =>
    expect(judgeInstrument({ instrument: costOf(0.08, 0.12), recording: 'full' })).toMatchObject({
      state: 'warn',
      value: 0.08,
      limit: 0.05,
      reason: expect.stringContaining('more than the 5 % it may'),
    }))

  it('judges the level that the run was recorded at', () =>
    expect(judgeInstrument({ instrument: costOf(0.5, 0.5, 0.01), recording: 'counters' })).toMatchObject({
      state: 'ok',
      value: 0.01,
    }))
})
