import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../../app/testing/test-snapshot'
import { millis } from '../../domain/time'
import { createHistory, rowsOf } from './history'
import { pointOf } from './test-points'

const bucket = (order: number) => pointOf({ t: millis((order + 1) * 250), span: millis(250) })
const historyOf = (orders: readonly number[]) => {
  const history = createHistory()
  history.take({ ...snapshotOf(), timeline: orders.map(bucket) })
  return history
}
const upTo = (count: number) => Array.from({ length: count }, (_, order) => order)
const rows = (history: ReturnType<typeof historyOf>, domain: readonly [number, number], open = null) =>
  rowsOf(history, history.kept(), domain, open)
const timesOf = (given: ReturnType<typeof rows>) => given.map(({ t }) => t)

describe('The rows of a chart', () => {
  it('are the buckets of the stretch, and one beyond each end so that lines reach the edge.', () =>
    expect(timesOf(rows(historyOf(upTo(40)), [2000, 3000]))).toEqual([2000, 2250, 2500, 2750, 3000, 3250]))

  it('are at most about 150, however long the stretch.', () => {
    const history = historyOf(upTo(2400))
    const given = rows(history, [0, 600_000])
    expect(given.length).toBeLessThanOrEqual(152)
    expect(given.length).toBeGreaterThan(70)
    expect(given.reduce((sum, { point }) => sum + (point?.samples ?? 0), 0)).toBe(24_000)
  })

  it('stand still while the stretch moves on.', () => {
    const history = historyOf(upTo(800))
    const before = timesOf(rows(history, [0, 190_000])).filter((t) => t > 20_000 && t < 180_000)
    const after = timesOf(rows(history, [3000, 193_000])).filter((t) => t > 20_000 && t < 180_000)
    expect(after).toEqual(before)
  })

  it('have a gap where nothing was measured.', () => {
    const given = rows(historyOf([0, 1, 2, 9, 10]), [0, 10_000])
    expect(given.map(({ point }) => point !== null)).toEqual([true, true, true, false, true, true])
    expect(given[3]?.t).toBeGreaterThan(750)
    expect(given[3]?.t).toBeLessThan(2500)
  })

  it('end with the bucket that is still being filled.', () => {
    const history = historyOf(upTo(4))
    const open = pointOf({ t: millis(1100), span: millis(100), complete: false })
    const given = rowsOf(history, history.kept(), [0, 10_000], open)
    expect(given.at(-1)).toEqual({ t: 1100, point: open })
    expect(timesOf(rowsOf(history, history.kept(), [0, 500], open))).not.toContain(1100)
  })

  it('leave out what came after the moment they are of.', () => {
    const history = historyOf(upTo(4))
    const kept = history.kept()
    history.take({ ...snapshotOf(), timeline: upTo(9).map(bucket) })
    expect(timesOf(rowsOf(history, kept, [0, 10_000], null))).toEqual([250, 500, 750, 1000])
  })

  it('are none before anything was measured.', () => expect(rows(historyOf([]), [0, 10_000])).toEqual([]))
})
