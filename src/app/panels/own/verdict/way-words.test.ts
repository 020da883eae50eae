import { expect, it } from 'vitest'
import { wayOf } from './test-judgement'
import { WAY_COLUMNS, wayName, wayTrouble } from './way-words'

const textOf = (id: string, patch: Parameters<typeof wayOf>[0] = {}) =>
  WAY_COLUMNS.find((column) => column.id === id)?.words(wayOf(patch))

it.each([
  ['frames', '212 of 600', null],
  ['longest', '34.0 ms', null],
  ['blocked', '610 ms/s', null],
  ['key', '8.40 ms', '7.90 to 9.00 ms'],
  ['call', '3.10 ms', '3.05 to 3.15 ms'],
  ['rate', '198', '195 to 201'],
  ['copy', '–', null],
  ['sizes', '12.4 kB → 8 B', null],
])('The column %s says “%s”, with its interval (%s)', (id, text, range) =>
  expect(textOf(id)).toEqual({ text, range }),
)

it('No frames at all are not told as none lost', () =>
  expect(textOf('frames', { frames: 0, framesLost: 0 })?.text).toBe('–'))

it('A size that cannot be told leaves the other', () =>
  expect(textOf('sizes', { resultBytes: null })?.text).toBe('12.4 kB → –'))

it('Each way has its name', () =>
  expect(
    [
      wayOf(),
      wayOf({ way: 'sliced' }),
      wayOf({ way: 'pool', workers: 1 }),
      wayOf({ way: 'pool', workers: 3 }),
    ].map(wayName),
  ).toEqual(['On the page', 'On the page, in slices', '1 worker', '3 workers']))

it('A way in which something went wrong says what', () => {
  expect(wayTrouble(wayOf())).toBeNull()
  expect(wayTrouble(wayOf({ failed: 300 }))).toBe('300 of 600 calls failed.')
  expect(wayTrouble(wayOf({ unknown: 'The page was hidden.' }))).toBe('The page was hidden.')
  const fault = { kind: 'never-settles', message: 'It never ends.', line: null, column: null } as const
  expect(wayTrouble(wayOf({ fault, failed: 1 }))).toBe('It never ends.')
})
