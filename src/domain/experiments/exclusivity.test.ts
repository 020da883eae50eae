import { expect, it } from 'vitest'
import { experimentGoesOn, GOES_ON, whatGoesOn } from './exclusivity'

const FREE = { activity: 'idle', instrument: { kind: 'idle' }, experiment: null } as const

it('A page is free when nothing goes on, or the introduction, which makes way.', () => {
  expect(whatGoesOn(FREE)).toBeNull()
  expect(whatGoesOn({ ...FREE, activity: 'introduction' })).toBeNull()
  expect(experimentGoesOn({ experiment: null })).toBeNull()
})

it.each([
  [{ activity: 'running' } as const, GOES_ON.run],
  [{ activity: 'stopping' } as const, GOES_ON.run],
  [{ instrument: { kind: 'measuring' } }, GOES_ON.measuring],
  [{ experiment: { title: 'Sweep' }, activity: 'running' } as const, '“Sweep” goes on: stop it first.'],
])('A page is taken by %o, and says by what.', (taken, words) =>
  expect(whatGoesOn({ ...FREE, ...taken })).toBe(words),
)
