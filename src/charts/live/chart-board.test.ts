import { beforeEach, describe, expect, it } from 'vitest'
import { snapshotOf } from '../../app/testing/test-snapshot'
import { DEFAULTS } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'
import { millis } from '../../domain/time'
import { storageOf } from '../../store/kept/test-storage'
import { createView, type View } from '../../store/kept/view'
import { type AppStore, createAppStore } from '../../store/state'
import { pointOf } from '../timeline/test-points'
import { type ChartBoard, createChartBoard } from './chart-board'

/** What a run says when it has closed `count` buckets. */
const snapshotAfter = (count: number, over: Partial<Snapshot> = {}): Snapshot => ({
  ...snapshotOf(),
  at: millis(count * 250),
  timeline: Array.from({ length: Math.min(count, 120) }, (_, index) => {
    const order = count - Math.min(count, 120) + index
    return pointOf({ t: millis((order + 1) * 250), span: millis(250) })
  }),
  ...over,
})

describe('What the charts show', () => {
  let store: AppStore
  let view: View
  let board: ChartBoard
  let redraws: number
  const publish = (snapshot: Snapshot | null) => store.setState({ snapshot })
  const scene = () => board.sceneOf(store.getState().snapshot)
  const newest = () => scene().rows.at(-1)?.t
  const live = {
    current: () => store.getState().snapshot,
    add: () => () => undefined,
    redraw: () => {
      redraws += 1
    },
  }

  beforeEach(() => {
    redraws = 0
    store = createAppStore(DEFAULTS)
    view = createView(() => storageOf())
    board = createChartBoard(store, live, view)
  })

  it('is the newest half minute, and the same for all of one redraw.', () => {
    for (const count of [100, 200, 300]) publish(snapshotAfter(count))
    expect(scene().time.domain).toEqual([45_000, 75_000])
    expect(newest()).toBe(75_000)
    expect(scene()).toBe(scene())
  })

  it('has what a run had published before anybody drew it.', () => {
    publish(snapshotAfter(100))
    board = createChartBoard(store, live, view)
    expect(scene().rows).toHaveLength(100)
  })

  it('reaches back further than a snapshot when somebody looks there.', () => {
    for (const count of [100, 200, 300]) publish(snapshotAfter(count))
    view.writer.zoomTo({ kind: 'window', from: 1000, to: 3000 })
    expect(scene().rows.map(({ t }) => t)).toContain(2000)
    expect(redraws).toBe(1)
  })

  it('stays as it is while it is paused, and says by how much the run is ahead.', () => {
    publish(snapshotAfter(100))
    expect(board.behind()).toBeNull()
    view.writer.pause()
    const paused = scene()
    publish(snapshotAfter(140))
    expect(scene()).toBe(paused)
    expect(board.behind()).toBe(10_000)
    view.writer.resume()
    expect(newest()).toBe(35_000)
    expect(board.behind()).toBeNull()
  })

  it('can be looked at from nearer while it is paused, and nothing newer comes in.', () => {
    publish(snapshotAfter(100))
    view.writer.pause()
    publish(snapshotAfter(140))
    view.writer.zoomTo({ kind: 'window', from: 20_000, to: 60_000 })
    expect(newest()).toBe(25_000)
  })

  it('is live, and at the newest, when another run begins.', () => {
    publish(snapshotAfter(100))
    view.writer.zoomTo({ kind: 'window', from: 0, to: 2000 })
    view.writer.pause()
    publish(null)
    expect(scene().rows).toEqual([])
    publish(snapshotAfter(3, { run: 2 }))
    expect(view.store.getState()).toMatchObject({ picture: 'live', zoom: { kind: 'newest' } })
    expect(scene().rows.map(({ t }) => t)).toEqual([250, 500, 750])
  })

  it('does not ask for a redraw when a choice concerns one chart only.', () => {
    view.writer.setStage('call')
    expect(redraws).toBe(0)
  })

  it('takes the two hops as one when the run says so.', () => {
    publish(snapshotAfter(1))
    expect(scene().parts.hops).toBe('apart')
    publish(snapshotAfter(1, { run: 2, live: { ...snapshotOf().live, hops: 'together' } }))
    expect(scene().parts.hops).toBe('together')
  })
})
