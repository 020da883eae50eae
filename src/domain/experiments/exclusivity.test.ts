import { expect, it } from 'vitest'
import { experimentGoesOn, GOES_ON, whatElseGoesOn, whatGoesOn } from './exclusivity'

const FREE = { activity: 'idle', instrument: { kind: 'idle' }, isJudging: false, experiment: null } as const

it('A page is free when nothing goes on, or the introduction, which makes way.', () => {
  expect(whatGoesOn(FREE)).toBeNull()
  expect(whatGoesOn({ ...FREE, activity: 'introduction' })).toBeNull()
  expect(experimentGoesOn({ experiment: null })).toBeNull()
})

it.each([
  [{ activity: 'running' } as const, GOES_ON.run],
  [{ activity: 'stopping' } as const, GOES_ON.run],
  [{ instrument: { kind: 'measuring' } }, GOES_ON.measuring],
  [{ isJudging: true }, GOES_ON.judging],
  [{ experiment: { title: 'Sweep' }, activity: 'running' } as const, '“Sweep” goes on: stop it first.'],
])('A page is taken by %o, and says by what.', (taken, words) =>
  expect(whatGoesOn({ ...FREE, ...taken })).toBe(words),
)

it('To a run of an experiment the experiment itself is not in the way.', () => {
  const between = { ...FREE, experiment: { title: 'Sweep' } }
  expect(whatElseGoesOn(between)).toBeNull()
  expect(whatElseGoesOn({ ...between, isJudging: true })).toBe(GOES_ON.judging)
})
