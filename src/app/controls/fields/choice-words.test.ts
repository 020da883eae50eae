import { expect, it } from 'vitest'
import { SETTINGS } from '../../../domain/settings/settings'
import { choiceWords, fitsSegments } from './choice-words'

it('A choice’s label is split into a short name and a sentence.', () =>
  expect(choiceWords(SETTINGS.mode.choices)[0]).toEqual({
    value: 'closed',
    name: 'Closed',
    meaning: 'Each caller awaits its call before the next.',
  }))

it('The words that may stand in place of a number are split alike.', () =>
  expect(choiceWords(SETTINGS.batch.words ?? {})).toMatchObject([{ value: 'auto', name: 'Auto' }]))

it('Choices with short names stand side by side, others in a list.', () => {
  expect(fitsSegments(choiceWords(SETTINGS.mode.choices))).toBe(true)
  expect(fitsSegments(choiceWords(SETTINGS.overflow.choices))).toBe(true)
  expect(fitsSegments(choiceWords(SETTINGS.callerThread.choices))).toBe(false)
})
