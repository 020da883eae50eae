import { describe, expect, it } from 'vitest'
import { type FirstStep, lateFault, STEPS_AFTER_LOADING, takeStep } from './first-steps'
import { moduleOf } from './test-load'

const MEANS = { seed: 1, now: () => 0 }

/** What each step said, up to the first fault. */
const stepsOf = async (code: string) => {
  const module = await moduleOf(code)
  for (const step of STEPS_AFTER_LOADING) {
    const fault = await takeStep(step, module, MEANS)
    if (fault) return { step, fault }
  }
  return null
}

describe('the first steps with a module', () => {
  it.each([
    'export default () => 1',
    'export const setup = async () => {}\nexport const args = (i) => [i]\nexport const check = (r) => r === 1\nexport default (i) => i',
    // Other calls may not throw.
    'export const check = () => true\nexport default () => { throw new Error("now and then") }',
  ])('find nothing wrong in %j', async (code) => expect(await stepsOf(code)).toBeNull())

  it.each<[FirstStep, string, RegExp, number | null]>([
    [
      'setUp',
      'export default () => 1\nexport const setup = () => { throw new Error("no") }',
      /setup\(\) threw: no/,
      2,
    ],
    [
      'makeArguments',
      'export const args = () => { throw new Error("mine") }\nexport default () => 1',
      /args\(1\) threw/,
      1,
    ],
    [
      'check',
      'export default () => 1\n\nexport const check = () => { throw new Error("bad") }',
      /check\(\) threw/,
      3,
    ],
  ])('name what is wrong at its line: %s', async (step, code, message, line) =>
    expect(await stepsOf(code)).toMatchObject({
      step,
      fault: { message: expect.stringMatching(message), line },
    }),
  )

  it('say which of them does not end', () =>
    expect(
      (['load', ...STEPS_AFTER_LOADING] as const).map((step) => [
        lateFault(step, 500).kind,
        lateFault(step, 500).message.includes('500 ms'),
      ]),
    ).toEqual([
      ['top-level', true],
      ['setup', true],
      ['args', true],
      ['never-settles', true],
      ['check', true],
    ]))
})
