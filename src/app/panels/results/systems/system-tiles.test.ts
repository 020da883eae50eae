import { describe, expect, it } from 'vitest'
import { readingText } from '../../../../charts/definitions/reading-text'
import { DEFAULTS, type Settings } from '../../../../domain/settings/settings'
import type { Snapshot } from '../../../../domain/snapshot'
import { micros, millis } from '../../../../domain/time'
import { termInWords } from '../../../help/terms'
import { snapshotOf } from '../../../testing/test-snapshot'
import { systemTiles } from './system-tiles'
import { ALL_SYSTEMS, LOCK, liveClass, NESTING } from './test-systems'

/** "Lock wait: mean 3.00 ms, longest 50.0 ms (1,200 times acquired)" */
const shownIn = (changed: Partial<Snapshot>, settings: Partial<Settings> = {}) => {
  const snapshot = { ...snapshotOf({ settings: { ...DEFAULTS, ...settings } }), ...changed }
  return systemTiles(snapshot).map(({ title, tiles }) => [
    title,
    ...tiles.map(({ label, figures, note }) => {
      const texts = figures.map((one) =>
        [one.label, readingText(one.reading, one.quantity)].filter(Boolean).join(' '),
      )
      return `${label}: ${texts.join(', ')} (${note})`
    }),
  ])
}

describe('The figures of the systems of 2016', () => {
  it('are none where a run has none of them.', () => expect(shownIn({})).toEqual([]))

  it('are, of a lock, wait, share held, convoy gap and fairness.', () =>
    expect(shownIn({ lock: LOCK })).toEqual([
      [
        'Global lock, barging',
        'Lock wait: mean 3.00 ms, longest 50.0 ms (1,200 times acquired)',
        'Lock held: 97 % (1.00 ms each)',
        'Hand-over cost: 25.0 µs (of the lock)',
        'Fairness: 31 % (Jain’s index, 2 workers)',
      ],
    ]))

  it('have the dead where a lock was taken from some.', () =>
    expect(shownIn({ lock: { ...LOCK, deadHolders: 2 } })[0]?.at(-1)).toBe(
      'Dead holders: 2 (taken from them)',
    ))

  it('are, of nesting, blocked slots, deadlocks, chains let in and the safe size.', () =>
    expect(
      shownIn(
        { nesting: NESTING, deadlocks: { count: 3, lastAt: millis(1200), blocked: 4, queued: 4 } },
        { workers: 4 },
      ),
    ).toEqual([
      [
        'Nesting, 3 levels',
        'Slots held while waiting: now 2, mean 3.3 (at most 4 of 4)',
        'Deadlocks: 3 (last at 1.20 s)',
        'Concurrent chains: 1 (at once; 3 wait)',
        'Workers needed: 9 (workers; the pool has 4)',
      ],
    ]))

  it('say that no size is safe from callers that do not wait.', () =>
    expect(
      shownIn({ nesting: { ...NESTING, safeWorkers: null, chains: null, letIn: null } })[0]?.slice(-2),
    ).toEqual(['Concurrent chains: – (as many as come)', 'Workers needed: – (there is none)']))

  it('are, of background traffic, both classes side by side.', () =>
    expect(
      shownIn(
        { classes: { foreground: liveClass(100), background: liveClass(50_000, { rejected: 7 }) } },
        { backgroundPool: 'own' },
      ),
    ).toEqual([
      [
        'Foreground and background, in its own pool',
        'Call p50: fore 100 µs, back 50.0 ms (foreground, background)',
        'Call p99: fore 1.00 ms, back 500 ms (foreground, background)',
        'Calls per second: fore 10, back 10 (completed)',
        'Background lost: 7 (rejected or failed)',
      ],
    ]))

  it('are, of results that are not routed, how many went to others, and both waits.', () =>
    expect(
      shownIn({
        routing: {
          taken: 4000,
          gotAnothers: 1000,
          share: 0.25,
          waitUs: { mean: micros(800), p50: micros(700), p99: null },
        },
      })[0],
    ).toEqual([
      'Results not routed',
      'Swapped results: 25 % (1,000 of 4,000 results)',
      'Wait for any result: p50 700 µs, p99 – (whole run)',
      'Wait for one’s own: p50 –, p99 – (last seconds)',
    ]))

  it('each have a term that says what they mean.', () => {
    const all = systemTiles(ALL_SYSTEMS)
    const terms = all.flatMap(({ tiles }) => tiles.map(({ term }) => termInWords(term)))
    expect(terms).toHaveLength(16)
  })
})
