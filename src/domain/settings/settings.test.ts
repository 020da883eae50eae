import { describe, expect, it } from 'vitest'
import { INTRODUCTION } from '../experiments/introduction'
import { PRESETS } from '../experiments/presets'
import {
  DEFAULTS,
  isSettingKey,
  SETTING_KEYS,
  type SettingKey,
  type Settings,
  settingRow,
  wordsOf,
} from './settings'
import { SETTINGS_HELP } from './settings-help'

const isWithin = (key: keyof Settings, value: unknown): boolean => {
  const row = settingRow(key)
  if (row.kind === 'text') return value === '' || (typeof value === 'string' && row.problemOf(value) === null)
  if (row.kind === 'choice') return typeof value === 'string' && Object.hasOwn(row.choices, value)
  if (typeof value === 'string') return wordsOf(row).includes(value)
  const isInRange = typeof value === 'number' && value >= row.min && value <= row.max
  return isInRange && (!row.integer || Number.isInteger(value))
}

describe.each(SETTING_KEYS)('the row of %s', (key) => {
  it('has a default that it allows itself, and says what the setting is', () => {
    expect(isWithin(key, DEFAULTS[key])).toBe(true)
    expect(settingRow(key).label).not.toBe('')
    expect(SETTINGS_HELP[key]).toMatch(/^[A-Z].*\.$/)
  })

  it('has a range to choose from, and in place of a number only words that are none', () => {
    const row = settingRow(key)
    if (row.kind !== 'number') return
    expect(row.max).toBeGreaterThan(row.min)
    expect(wordsOf(row).filter((word) => word.trim() === '' || !Number.isNaN(Number(word)))).toEqual([])
  })

  it('lets 0 stand for something only where 0 is allowed', () => {
    const row = settingRow(key)
    if (row.kind === 'number') expect(row.zeroMeans === undefined || row.min === 0).toBe(true)
    else if (row.kind === 'choice') expect(Object.keys(row.choices)).not.toHaveLength(0)
    else expect(row.emptyMeans).not.toBe('')
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

const beyondTheTable = (settings: Partial<Settings>) =>
  Object.entries(settings).filter(([key, value]) => !isSettingKey(key) || !isWithin(key, value))

it.each(PRESETS)(
  'The preset $id sets only what the table allows, and goes on until it is stopped.',
  ({ settings }) => {
    expect(beyondTheTable(settings)).toEqual([])
    expect([settings.rounds, settings.seconds]).toEqual([0, 0])
  },
)

it.each(INTRODUCTION.steps)(
  'The step $id of the introduction changes only what a run can follow.',
  ({ changes }) => {
    expect(beyondTheTable(changes)).toEqual([])
    expect(Object.keys(changes).map((key) => settingRow(key as SettingKey).effect)).not.toContain('next-run')
  },
)

it('One and sixteen callers are closed, with 64 workers and 10,000 calls a caller of 0.4 µs, as in 2016.', () => {
  const short = PRESETS.filter(({ id }) => id.endsWith('caller') || id.endsWith('callers'))
  expect(short.map(({ settings }) => settings.demand)).toEqual([1, 16])
  for (const { settings } of short)
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
