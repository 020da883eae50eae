import { expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings'
import { millis } from '../../domain/time'
import { snapshotOf } from '../test-snapshot'
import { tilesFor } from './tiles'

it('Before the first run no tile shows a figure, and each says why.', () => {
  for (const { figures } of tilesFor(null, DEFAULTS))
    for (const { reading } of figures) expect(reading).toEqual({ kind: 'none', reason: 'no run yet' })
})

it('Generator lag is shown in open mode only.', () => {
  const ids = (mode: 'closed' | 'open') => tilesFor(null, { ...DEFAULTS, mode }).map(({ id }) => id)
  expect(ids('closed')).not.toContain('lag')
  expect(ids('open')).toContain('lag')
})

it('A queue says how long its oldest call has waited, and an empty one that none waits.', () => {
  const noteOf = (length: number, oldestMs: number | null) =>
    tilesFor(
      { ...snapshotOf(), queue: { length, oldestMs: oldestMs === null ? null : millis(oldestMs) } },
      DEFAULTS,
    ).find(({ id }) => id === 'queue')?.note
  expect(noteOf(12, 1500)).toBe('oldest 1.50 s')
  expect(noteOf(0, null)).toBe('none waits')
})

it('A queue says how many calls wait for room in it.', () => {
  const snapshot = snapshotOf()
  const full: typeof snapshot = {
    ...snapshot,
    counts: { ...snapshot.counts, blocked: 12_345 },
    queue: { length: 10, oldestMs: millis(1500) },
  }
  expect(tilesFor(full, DEFAULTS).find(({ id }) => id === 'queue')?.note).toBe('12.3k blocked')
})
