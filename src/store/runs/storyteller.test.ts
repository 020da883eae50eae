import { beforeEach, describe, expect, it } from 'vitest'
import { INTRODUCTION } from '../../domain/experiments/introduction'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'
import { settlePromises } from '../../domain/testing/test-promises'
import { millis } from '../../domain/time'
import { openSession } from '../test-lab'

interface Seen {
  readonly at: number
  readonly length?: number
  readonly oldestMs?: number
  readonly slowdown?: number
  /** Mean length of the queue in the last buckets. */
  readonly lengths?: readonly number[]
  readonly kind?: 'starting' | 'running'
}

/** As much of a snapshot as the steps look at. */
const snapshotOf = ({
  at,
  length = 0,
  oldestMs = 0,
  slowdown = 1,
  lengths = [],
  kind = 'running',
}: Seen): Snapshot =>
  ({
    at: millis(at),
    phase: { kind },
    queue: { length, oldestMs: millis(oldestMs) },
    live: { slowdown: { kind: 'value', value: slowdown, samples: 100 } },
    timeline: lengths.map((queueMean) => ({ queueMean })),
  }) as unknown as Snapshot

const open = () => {
  const page = openSession()
  page.session.startIntroduction()
  const see = (seen: Seen) => page.lab.latest.publish(snapshotOf(seen))
  const step = () => {
    const { story } = page.store.getState()
    return story?.kind === 'telling' ? story.step : null
  }
  return { ...page, see, step }
}

const updatesOf = (updates: readonly Settings[]) =>
  updates.map(({ demand, plan, workers, mode, batch }) => ({ demand, plan, workers, mode, batch }))

describe('The introduction', () => {
  let page: ReturnType<typeof open>
  beforeEach(() => {
    page = open()
  })

  it('goes no further than its first step before there is something to see', () => {
    expect(page.store.getState().activity).toBe('introduction')
    for (const at of [0, 9000]) page.see({ at, kind: 'starting' })
    expect([page.step(), page.lab.updates]).toEqual([1, []])
  })

  it('does not say that a queue drains while it does not', () => {
    const says = () => {
      const { story } = page.store.getState()
      return story?.kind === 'telling' ? story.says : null
    }
    const draining = INTRODUCTION.steps.find(({ id }) => id === 'help')
    page.see({ at: 0 })
    page.see({ at: 1000 })
    page.see({ at: 2500, length: 500 })
    page.see({ at: 4000, oldestMs: 1000 })
    const rising = [500, 550, 600, 650, 700]
    page.see({ at: 5000, length: 700, lengths: rising })
    expect(says()).toBe(draining?.says)
    page.see({ at: 5600, length: 700, lengths: rising })
    expect(says()).toBe(draining?.instead?.says)
    page.see({ at: 5700, length: 600, lengths: [700, 710, 690, 650, 600] })
    expect(says()).toBe(draining?.says)
  })

  it('goes on when what it says can be seen: the queue grown, latency risen, the queue drained, messages dear', () => {
    page.see({ at: 0 })
    page.see({ at: 900 })
    expect(page.step()).toBe(1)
    page.see({ at: 1000 })
    page.see({ at: 2400, length: 500 })
    expect(page.step()).toBe(2)
    page.see({ at: 2500, length: 500 })
    page.see({ at: 4000, oldestMs: 1000 })
    page.see({ at: 5500, length: 1 })
    page.see({ at: 7000 })
    page.see({ at: 8500, slowdown: 90 })
    expect(page.step()).toBe(7)
    expect(updatesOf(page.lab.updates)).toEqual([
      { demand: 2, plan: '1-6x1s,6x', workers: 2, mode: 'open', batch: 1 },
      { demand: 2, plan: '1-6x1s,6x', workers: 8, mode: 'open', batch: 1 },
      { demand: 1, plan: '', workers: 4, mode: 'closed', batch: 1 },
      { demand: 64, plan: '', workers: 4, mode: 'closed', batch: 1 },
      { demand: 64, plan: '', workers: 4, mode: 'closed', batch: 'auto' },
    ])
    expect(page.lab.marks).toEqual([
      'Demand rises',
      'Workers are added',
      'Calls of 1 µs',
      '64 callers',
      'Calls share messages',
    ])
  })

  it('goes on after a time though nothing of it is seen, is over within 18.5 s, and rests', async () => {
    for (let at = 0; page.store.getState().activity === 'introduction'; at += 100) {
      expect(at).toBeLessThan(18_500)
      page.see({ at, oldestMs: 0, length: at === 0 ? 0 : 50 })
    }
    await settlePromises()
    expect(page.store.getState()).toMatchObject({ activity: 'idle', story: { kind: 'told' } })
    expect(page.lab.stops).toBe(1)
  })

  it('shows the rise within 4 s of its first point, on whatever machine', () => {
    const [calm, rise] = INTRODUCTION.steps
    expect(calm?.atMost).toBeLessThanOrEqual(1500)
    expect(rise?.changes).toHaveProperty('plan')
  })

  it('changes nothing that the controls show', () => {
    for (const at of [0, 1500, 5000, 9000]) page.see({ at })
    expect(page.store.getState().settings).toEqual(DEFAULTS)
  })

  it('falls silent when a control is touched: the run goes on, under what the controls show', () => {
    page.see({ at: 0 })
    page.see({ at: 1500 })
    page.session.change({ workers: 5 })
    expect(page.store.getState()).toMatchObject({ activity: 'running', story: null })
    expect(page.lab.updates.at(-1)).toEqual({ ...DEFAULTS, workers: 5 })
    const sent = page.lab.updates.length
    page.see({ at: 9000, length: 500, oldestMs: 5000 })
    expect([page.lab.updates.length, page.step()]).toEqual([sent, null])
  })

  it('ends when Stop is pressed, and leaves one thing to try; a run of one’s own is none of it', async () => {
    page.see({ at: 0 })
    await page.session.stop()
    expect(page.store.getState().story).toEqual({ kind: 'told' })
    page.session.start()
    await settlePromises()
    expect(page.store.getState()).toMatchObject({ activity: 'running', story: null })
    expect(page.lab.latest.settings).toEqual(DEFAULTS)
  })
})
