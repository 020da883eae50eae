import { expect, it } from 'vitest'
import type { CutOff } from '../../domain/figures/fates'
import type { ClassCounts } from '../../domain/figures/systems'
import { DEFAULTS } from '../../domain/settings/settings'
import { micros, millis } from '../../domain/time'
import { snapshotOf } from '../testing/test-snapshot'
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

it('Lost calls are counted, what became of all others that did not complete is said beside, and of a run without any that they completed.', () => {
  const tileOf = (counts: Partial<ClassCounts>) => {
    const snapshot = snapshotOf()
    const { classes } = snapshot
    const foreground = { ...classes.foreground, counts: { ...classes.foreground.counts, ...counts } }
    return tilesFor({ ...snapshot, classes: { ...classes, foreground } }, DEFAULTS).find(
      ({ id }) => id === 'lost',
    )
  }
  const lost = tileOf({ completed: 26, rejected: 159_974, cancelled: 2, cutOff: 2 })
  expect(lost?.figures[0]?.reading).toMatchObject({ value: 159_974 })
  expect(lost?.note).toBe('160k rejected, 2 cancelled')
  expect(tileOf({ completed: 36_915, unfinished: 4 })?.note).toBe('36.9k completed')
})

it('Figures say which stretch they are of: the last seconds while a run goes on, and the whole run when it is over.', () => {
  const noteOf = (cutOff: CutOff | null) =>
    tilesFor({ ...snapshotOf(), cutOff }, DEFAULTS).find(({ id }) => id === 'dispatch')?.note
  expect(noteOf(null)).toBe('last 1.00 s')
  expect(noteOf({ waiting: 0, inFlight: 1 })).toBe('whole run, 1.00 s')
})

it('Under a clock of 100 ms the direct call is no figure, and its tile says why.', () => {
  const snapshot = snapshotOf()
  const environment = { ...snapshot.environment, clockResolutionUs: micros(100_000) }
  const tile = tilesFor({ ...snapshot, environment }, DEFAULTS).find(({ id }) => id === 'baseline')
  expect(tile).toMatchObject({
    figures: [{ reading: { kind: 'none', reason: expect.stringMatching(/too long to time a call/) } }],
    note: 'calls are counted only',
  })
})
