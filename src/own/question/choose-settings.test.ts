import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FIRST_QUESTION, type OwnQuestion } from '../../domain/own/own-question'
import { requireSettings } from '../../settings/validate'
import { chooseSettings } from './choose-settings'

const rate = (callsPerSecond: number, patch: Partial<OwnQuestion> = {}): OwnQuestion => ({
  ...FIRST_QUESTION,
  demand: { kind: 'rate', callsPerSecond },
  ...patch,
})
const burst = (calls: number, patch: Partial<OwnQuestion> = {}): OwnQuestion => ({
  ...FIRST_QUESTION,
  demand: { kind: 'burst', calls },
  ...patch,
})

it.each([
  [
    '60 % of a worker: one',
    rate(200, { takesMs: 3 }),
    1,
    /3 ms × 200 a second keep 60 % of a worker busy: 1 worker/,
  ],
  ['90 % of a worker: two, so that calls need not wait', rate(300, { takesMs: 3 }), 2, /2 workers/],
  [
    'more than the machine has: as many as there are',
    rate(1000, { takesMs: 50 }),
    7,
    /7 to spare: calls will queue/,
  ],
  ['unknown: two, until it is measured', rate(200), 2, /measured first/],
  ['a burst: every worker', burst(100, { takesMs: 3 }), 7, /up to 15 calls each, 45 ms of work/],
  ['a burst of two: two', burst(2), 2, /2 calls at once: 2 workers, up to 1 call each/],
])('On eight cores, %s', (_case, question, workers, words) => {
  const { settings, sentence } = chooseSettings(question, 8)
  expect(settings.workers).toBe(workers)
  expect(sentence).toMatch(words)
})

it('Short calls share messages, unless their arguments are large', () => {
  expect(chooseSettings(rate(1000, { takesMs: 0.01 }), 8).settings.batch).toBe('auto')
  expect(chooseSettings(rate(1000, { takesMs: 0.01, argumentsKb: 200 }), 8).settings.batch).toBe(1)
  expect(chooseSettings(rate(1000, { takesMs: 5 }), 8).settings.batch).toBe(1)
})

it('What is known of it makes a kernel that can stand in for it', () => {
  expect(chooseSettings(rate(200, { takesMs: 3, argumentsKb: 12 }), 8).settings).toMatchObject({
    serviceUs: 3000,
    payloadKb: 12,
  })
  expect(chooseSettings(rate(200), 8).settings).not.toHaveProperty('serviceUs')
})

it('The size of the arguments is said as what must be copied', () =>
  expect(chooseSettings(rate(200, { argumentsKb: 64 }), 8).sentence).toContain('13 MB a second to copy'))

it('Whatever is answered, on whatever machine, the settings are valid and the line is one sentence', () =>
  fc.assert(
    fc.property(
      fc.option(fc.double({ min: 0.0004, max: 1000, noNaN: true })),
      fc.oneof(
        fc.record({
          kind: fc.constant('rate' as const),
          callsPerSecond: fc.double({ min: 1, max: 1_000_000, noNaN: true }),
        }),
        fc.record({ kind: fc.constant('burst' as const), calls: fc.integer({ min: 1, max: 100_000 }) }),
      ),
      fc.option(fc.double({ min: 0, max: 65_536, noNaN: true })),
      fc.option(fc.integer({ min: 1, max: 128 })),
      (takesMs, demand, argumentsKb, cores) => {
        const { settings, sentence } = chooseSettings({ takesMs, demand, argumentsKb }, cores)
        expect(requireSettings(settings)).toMatchObject(settings)
        expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
        expect(sentence).not.toMatch(/NaN|Infinity|undefined|null/)
      },
    ),
  ))
