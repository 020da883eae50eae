import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULTS, SETTING_KEYS } from '../domain/settings/settings'
import { SettingsError } from './error'
import { anySettings, CHOICE_ROWS, NUMBER_ROWS, WORD_ROWS } from './test-settings'
import { acceptSettings, requireSettings } from './validate'

const errorOf = (patch: unknown): unknown => {
  try {
    requireSettings(patch)
    return null
  } catch (error) {
    return error
  }
}
const expectRefused = (setting: string, value: unknown) => {
  const error = errorOf({ [setting]: value })
  expect(error, `${setting}: ${String(value)}`).toBeInstanceOf(SettingsError)
  expect(error).toMatchObject({
    setting,
    message: expect.stringMatching(new RegExp(`^${setting} (must|can)`)),
  })
}

describe.each(NUMBER_ROWS)('the number %s', (key, { min, max, integer }) => {
  it('may be its least, its greatest and its default', () => {
    for (const value of [min, max, DEFAULTS[key]])
      expect(requireSettings({ [key]: value })).toEqual({ ...DEFAULTS, [key]: value })
  })

  it('must not be less, more, infinite or not a number', () => {
    for (const value of [min - 1, max + 1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expectRefused(key, value)
  })

  it('must be given as a number', () => {
    for (const value of [String(min), '', null, undefined, true, [min], { min }, BigInt(1), Symbol('1')])
      expectRefused(key, value)
  })

  it(integer ? 'must be whole' : 'may be a fraction', () => {
    if (integer) expectRefused(key, min + 0.5)
    else expect(requireSettings({ [key]: min + 0.5 })[key]).toBe(min + 0.5)
  })
})

describe.each(WORD_ROWS)('the number or word %s', (key, words) => {
  it('may be each of its words', () => {
    for (const word of words) expect(requireSettings({ [key]: word })[key]).toBe(word)
  })

  it('must be no other word, nor one in another spelling', () => {
    const [first = ''] = words
    for (const value of ['other', first.toUpperCase(), ` ${first}`, [first], 'constructor', '__proto__'])
      expectRefused(key, value)
  })
})

describe.each(CHOICE_ROWS)('the choice %s', (key, names) => {
  it('may be each of its names', () => {
    for (const name of names) expect(requireSettings({ [key]: name })[key]).toBe(name)
  })

  it('must be nothing else', () => {
    for (const value of ['', 'other', `${names[0]} `, 'constructor', '__proto__', 0, null, undefined])
      expectRefused(key, value)
  })
})

describe('the settings', () => {
  it('are the defaults when nothing is wanted', () => {
    expect(requireSettings({})).toEqual(DEFAULTS)
    expect(Object.keys(DEFAULTS)).toEqual(SETTING_KEYS)
  })

  it('that are valid are all kept, whatever they are', () => {
    const isKept = fc.property(anySettings, (settings) => {
      expect(requireSettings(settings)).toEqual(settings)
    })
    fc.assert(isKept, { seed: 5, numRuns: 200 })
  })

  it('are laid over those they are to change', () => {
    const base = requireSettings({ workers: 9, demand: 3 })
    expect(requireSettings({ demand: 5 }, base)).toEqual({ ...DEFAULTS, workers: 9, demand: 5 })
  })

  it.each([null, undefined, 4, 'workers', [4], true])('must be an object, not %o', (patch) =>
    expect(errorOf(patch)).toMatchObject({ name: 'SettingsError', setting: 'settings' }),
  )

  it('do not include what a setting is not, be it a name that every object has', () => {
    const patches = ['speed', 'Workers', 'toString', 'constructor', '__proto__'].map((key) =>
      JSON.parse(`{ "${key}": 4 }`),
    )
    for (const patch of patches) {
      const [key = ''] = Object.keys(patch)
      expect(errorOf(patch)).toMatchObject({ setting: key, message: `${key} is not a setting of Poolscope` })
    }
    expect(
      Object.getPrototypeOf(acceptSettings(JSON.parse('{ "__proto__": { "workers": 4 } }')).settings),
    ).toBe(Object.prototype)
  })

  it('name the range, the choices and the value that was given in words', () => {
    const messages = [
      { workers: 0 },
      { ratePerSecond: 2e6 },
      { demand: 1.5 },
      { mode: 'bursty' },
      { transport: 'pigeon' },
      { lock: 'spin' },
      { batch: 0 },
      { batch: 4097 },
      { batch: 2.5 },
      { batch: 'automatic' },
      { batch: Number.NaN },
      { timeoutMs: -1 },
      { overflow: 'block' },
    ]
    expect(messages.map((patch) => (errorOf(patch) as Error).message)).toEqual([
      'workers must be from 1 to 256, not 0',
      'ratePerSecond must be from 1 to 1,000,000, not 2000000',
      'demand must be a whole number, not 1.5',
      'mode must be one of closed, burst, open, not "bursty"',
      'transport must be one of comlink, message, shared, not "pigeon"',
      'lock must be one of none, fair, barging, not "spin"',
      'batch must be auto or from 1 to 4,096, not 0',
      'batch must be auto or from 1 to 4,096, not 4097',
      'batch must be auto or a whole number, not 2.5',
      'batch must be auto or from 1 to 4,096, not "automatic"',
      'batch must be auto or from 1 to 4,096, not NaN',
      'timeoutMs must be from 0 to 600,000, not -1',
      'overflow must be one of reject, drop-oldest, wait, not "block"',
    ])
  })

  it('name every problem, and the first as the one at fault', () => {
    const error = errorOf({ workers: 0, demand: Number.NaN })
    expect(error).toMatchObject({
      setting: 'workers',
      message: 'workers must be from 1 to 256, not 0; demand must be from 1 to 256, not NaN',
    })
  })

  it('name the setting even when its value cannot be written out', () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    expectRefused('workers', circle)
    expectRefused('mode', { size: BigInt(1) })
  })

  it('that are wrong are left out one by one, and the rest is kept', () => {
    const { settings, problems } = acceptSettings({ workers: 8, demand: -1, speed: 3, mode: 'open' })
    expect(settings).toEqual({ ...DEFAULTS, workers: 8, mode: 'open' })
    expect(problems.map(({ setting }) => setting)).toEqual(['demand', 'speed'])
  })
})

it('A choice is not made by a truth value.', () => {
  expectRefused('lock', false)
  expectRefused('results', true)
})
