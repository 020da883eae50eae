import { expect, it } from 'vitest'
import { progressText, progressValue } from './progress-text'

const progress = { round: 2, rounds: 3, fraction: 0.5, roundFraction: 0.2, secondsLeft: 3.2 }

it('A run with an end says its round and the time left.', () =>
  expect(progressText({ kind: 'running' }, progress)).toBe('Round 2 of 3 · 4 s left'))

it('A run without an end says so, and its bar follows the round.', () => {
  const endless = { ...progress, rounds: 0, fraction: null, secondsLeft: null }
  expect(progressText({ kind: 'running' }, endless)).toBe('Round 2 · until stopped')
  expect(progressValue({ kind: 'running' }, endless)).toBe(0.2)
})

it('Calibrating shows how much of its time is over.', () => {
  const state = { kind: 'calibrating', fraction: 0.4 } as const
  expect(progressText(state, progress)).toBe('Calibrating, some 3 s at most')
  expect(progressValue(state, progress)).toBe(0.4)
})

it('The introduction says which of its steps it is at.', () => {
  const story = { kind: 'telling', step: 2, steps: 6, says: 'Demand rises.' } as const
  expect(progressText({ kind: 'running' }, progress, story)).toBe('Step 2 of 6')
  expect(progressValue({ kind: 'running' }, progress, story)).toBe(1 / 3)
})

it('Minutes are not told in seconds.', () =>
  expect(progressText({ kind: 'running' }, { ...progress, secondsLeft: 600 })).toBe(
    'Round 2 of 3 · 10 min left',
  ))

it('The bar is full when a run has come to its end, and stays where it was when stopped.', () => {
  expect(progressValue({ kind: 'finished', reason: 'rounds' }, progress)).toBe(1)
  expect(progressValue({ kind: 'finished', reason: 'stopped' }, progress)).toBe(0.5)
})
