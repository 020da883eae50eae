import { expect, it } from 'vitest'
import { SETTINGS } from '../domain/settings'
import { choiceWords, fitsSegments } from './choice-words'

it('A choice’s label is split into a short name and a sentence.', () =>
  expect(choiceWords(SETTINGS.mode)[0]).toEqual({
    value: 'closed',
    name: 'Closed',
    meaning: 'Each caller awaits its call before the next.',
  }))

it('Choices with short names stand side by side, others in a list.', () => {
  expect(fitsSegments(choiceWords(SETTINGS.mode))).toBe(true)
  expect(fitsSegments(choiceWords(SETTINGS.overflow))).toBe(false)
})
