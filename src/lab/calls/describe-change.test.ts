import { describe, expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import { describeChange } from './describe-change'

describe('a change in words', () => {
  it('names each setting that differs, by its label', () => {
    const after = { ...DEFAULTS, workers: 8, mode: 'open', demand: 1 } as const
    expect(describeChange(DEFAULTS, after)).toBe('Workers 4 → 8, Demand 4 → 1, Demand mode closed → open')
    expect(describeChange(DEFAULTS, DEFAULTS)).toBe('')
  })

  it('tells a number from the word that took its place', () => {
    expect(describeChange(DEFAULTS, { ...DEFAULTS, batch: 'auto' })).toBe('Batch 1 → auto')
    expect(describeChange({ ...DEFAULTS, batch: 'auto' }, { ...DEFAULTS, batch: 16 })).toBe('Batch auto → 16')
  })
})
