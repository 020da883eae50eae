import { expect, it } from 'vitest'
import { QUESTION_RANGES } from '../../../../domain/own/own-question'
import { readTypedAnswer } from './answer'

it.each([
  ['3', 3],
  ['0,5', 0.5],
  ['0.0004', 0.0004],
  ['', null],
])('“%s” milliseconds is an answer', (text, value) =>
  expect(readTypedAnswer(text, QUESTION_RANGES.takesMs, true)).toEqual({ kind: 'answer', value }),
)

it.each([
  ['', QUESTION_RANGES.callsPerSecond, 'Calls a second: write from 1 to 1,000,000 calls/s.'],
  ['2.5', QUESTION_RANGES.burst, 'Calls at once: write a whole number from 1 to 100,000 calls.'],
  ['-1', QUESTION_RANGES.argumentsKb, 'Arguments: write from 0 to 65,536 kB.'],
  ['fast', QUESTION_RANGES.takesMs, 'Takes: write from 0.0004 to 1,000 ms.'],
  ['1,000', QUESTION_RANGES.callsPerSecond, '“1,000” could be 1000 or 1.000.'],
])('“%s” is none, and says what would be', (text, range, problem) =>
  expect(readTypedAnswer(text, range, false)).toEqual({ kind: 'problem', problem }),
)
