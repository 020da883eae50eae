import { expect, it } from 'vitest'
import { experimentShare, experimentText } from './progress-words'

const PROGRESS = { id: 'a', title: 'A', step: 3, steps: 8, label: '16 callers', secondsLeft: 11.2 }

it('An experiment’s progress names the run, and how long the rest takes.', () => {
  expect(experimentText(PROGRESS, 0)).toBe('Run 3 of 8: 16 callers · about 12 s left')
  expect(experimentText(PROGRESS, 1500)).toBe('Run 3 of 8: 16 callers · about 10 s left')
  expect(experimentText({ ...PROGRESS, secondsLeft: 1 }, 9000)).toBe(
    'Run 3 of 8: 16 callers · about 1 s left',
  )
  expect(experimentText({ ...PROGRESS, step: 0, label: 'ending the run before' }, 0)).toBe(
    'Ending the run before · about 12 s left',
  )
})

it('An experiment’s bar counts the runs that are over, and the part of the one that goes on.', () => {
  expect(experimentShare(PROGRESS, null)).toBe(2 / 8)
  expect(experimentShare(PROGRESS, 0.5)).toBe(2.5 / 8)
  expect(experimentShare({ ...PROGRESS, step: 0 }, 1)).toBe(0)
})
