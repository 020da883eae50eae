import { describe, expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import { demandInWords } from '../../words/demand'
import { snapshotOf } from '../testing/test-snapshot'
import { statusSentence } from './status-sentence'

describe('The status line', () => {
  it('counts the workers that are ready while the pool starts.', () =>
    expect(statusSentence({ kind: 'starting', ready: 12, asked: 64 }, null)).toBe(
      'Starting 12 of 64 workers',
    ))

  it('says mode, workers, demand and pace of a run.', () =>
    expect(
      statusSentence(
        { kind: 'running' },
        snapshotOf({ settings: { ...DEFAULTS, demand: 16 }, completedPerSecond: 12_300 }),
      ),
    ).toBe('Running: closed, 4 workers, 16 callers · 12,300 calls/s'))

  it('sums a finished run up in rounds and calls.', () =>
    expect(
      statusSentence({ kind: 'finished', reason: 'rounds' }, snapshotOf({ completed: 30_000, rounds: 3 })),
    ).toBe('Finished after 3 rounds: 30,000 calls'))

  it('tells a run that was stopped from one that came to its end.', () =>
    expect(statusSentence({ kind: 'finished', reason: 'stopped' }, snapshotOf({ completed: 1 }))).toBe(
      'Stopped: 1 call',
    ))

  it('says of the introduction how far it is, in words that are as long all the time.', () => {
    const story = { kind: 'telling', step: 3, steps: 7, says: '' } as const
    expect(statusSentence({ kind: 'running' }, snapshotOf(), story)).toBe('Introduction, 3 of 7')
    const over = { kind: 'finished', reason: 'stopped' } as const
    expect(statusSentence(over, snapshotOf(), { kind: 'told' })).toBe('Introduction finished')
  })

  it('leaves it to the words to say why a run failed, and takes no room for it.', () =>
    expect(statusSentence({ kind: 'failed', message: 'no worker answered' }, null)).toBe('Failed'))
})

describe('Demand in words', () => {
  const at = (mode: 'closed' | 'burst' | 'open', demand: number) =>
    demandInWords({ ...DEFAULTS, mode, demand })
  it('is callers in closed mode.', () => {
    expect(at('closed', 1)).toBe('1 caller')
    expect(at('closed', 16)).toBe('16 callers')
  })
  it('is calls at once in burst mode.', () => expect(at('burst', 16)).toBe('16 × 10,000 calls at once'))
  it('is a rate in open mode.', () => expect(at('open', 16)).toBe('16 × 250 = 4,000 calls/s'))
})
