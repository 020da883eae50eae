import { expect, it } from 'vitest'
import { NO_CALLS } from '../../domain/figures/reading'
import { readingText } from './reading-text'

it('A reading with a value prints the value with its unit.', () =>
  expect(readingText({ kind: 'value', value: 316, samples: 9 }, 'duration')).toBe('316 µs'))

it('A reading below the clock’s resolution prints the limit.', () =>
  expect(readingText({ kind: 'below', limit: 10, samples: 9 }, 'duration')).toBe('< 10 µs'))

it('An empty window prints a dash, never a number.', () => expect(readingText(NO_CALLS, 'ratio')).toBe('–'))
