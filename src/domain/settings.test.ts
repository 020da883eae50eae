import { describe, expect, it } from 'vitest'
import { INTRODUCTION, PRESETS } from './presets'
import { DEFAULTS, isSettingKey, SETTING_KEYS, type Settings, settingRow, wordsOf } from './settings'

const isWithin = (key: keyof Settings, value: unknown): boolean => {
  const row = settingRow(key)
  if (row.kind === 'choice') return typeof value === 'string' && Object.hasOwn(row.choices, value)
  if (typeof value === 'string') return wordsOf(row).includes(value)
  const isInRange = typeof value === 'number' && value >= row.min && value <= row.max
  return isInRange && (!row.integer || Number.isInteger(value))
}

describe.each(SETTING_KEYS)('the row of %s', (key) => {
  it('has a default that it allows itself, and says what the setting is', () => {
    expect(isWithin(key, DEFAULTS[key])).toBe(true)
    expect(settingRow(key).label).not.toBe('')
    expect(settingRow(key).help).toMatch(/^[A-Z].*\.$/)
  })

  it('has a range to choose from, and in place of a number only words that are none', () => {
    const row = settingRow(key)
    if (row.kind === 'choice') return
    expect(row.max).toBeGreaterThan(row.min)
    expect(wordsOf(row).filter((word) => word.trim() === '' || !Number.isNaN(Number(word)))).toEqual([])
  })

  it('lets 0 stand for something only where 0 is allowed', () => {
    const row = settingRow(key)
    if (row.kind === 'number') expect(row.zeroMeans === undefined || row.min === 0).toBe(true)
    else expect(Object.keys(row.choices)).not.toHaveLength(0)
  })
})

describe('the table of settings', () => {
  it('has no two rows of one label', () => {
    const labels = SETTING_KEYS.map((key) => settingRow(key).label)
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('knows its own keys, and no name that every object has', () => {
    expect(SETTING_KEYS.every(isSettingKey)).toBe(true)
    expect(['constructor', 'toString', '__proto__', ''].some(isSettingKey)).toBe(false)
  })
})

describe.each([...PRESETS, { id: 'introduction', settings: INTRODUCTION }])(
  'the preset $id',
  ({ settings }) => {
    it('sets only what the table allows, and comes to an end', () => {
      const wrong = Object.entries(settings).filter(
        ([key, value]) => !isSettingKey(key) || !isWithin(key, value),
      )
      expect(wrong).toEqual([])
      expect((settings.rounds ?? 0) + (settings.seconds ?? 0)).toBeGreaterThan(0)
    })
  },
)

it('The 2016 presets are closed, with 64 workers and 10,000 calls a caller of 0.4 µs, at demand 1, 8 and 16.', () => {
  const published = PRESETS.filter(({ id }) => id.startsWith('2016'))
  expect(published.map(({ settings }) => settings.demand)).toEqual([1, 8, 16])
  for (const { settings } of published)
    expect(settings).toMatchObject({ mode: 'closed', workers: 64, callsPerCaller: 10_000, serviceUs: 0.4 })
})

it('The overload preset asks for more work a second than its worker has time for.', () => {
  const {
    ratePerSecond = 0,
    demand = 0,
    serviceUs = 0,
    workers = 1,
  } = PRESETS.find(({ id }) => id === 'overload')?.settings ?? {}
  expect((ratePerSecond * demand * serviceUs) / 1e6).toBeGreaterThan(workers)
})
