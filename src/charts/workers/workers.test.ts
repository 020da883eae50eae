import { describe, expect, it } from 'vitest'
import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import { millis } from '../../domain/time'
import { pointOf } from '../timeline/test-points'
import { nowText, type WorkerCell, workerCellAt, workerCellByKey, workerWords } from './worker-cursor'
import { fateOf, labelStride, lastHeld, layRows, meanShare } from './worker-rows'

const workerOf = (id: number, over: Partial<WorkerHistory> = {}): WorkerHistory => ({
  id,
  state: 'ready',
  hasDied: false,
  holding: 0,
  calls: 10,
  busy: Uint8Array.of(0, 51, 255),
  held: Uint8Array.of(0, 102, 255),
  ...over,
})
const point = (t: number, complete = true) =>
  pointOf({ t: millis(t), span: millis(complete ? 250 : 50), complete })
const points = [point(250), point(500), point(550, false)]
const field = { histories: [workerOf(1), workerOf(4, { holding: 2 })], points }

describe('The rows of workers', () => {
  it('are as high as there is room, within reason.', () => {
    expect(layRows(4, 400)).toEqual({ rowHeight: 28, height: 112 })
    expect(layRows(16, 160)).toEqual({ rowHeight: 10, height: 160 })
  })
  it('of 256 workers are still seen, and scrolled to.', () =>
    expect(layRows(256, 160)).toEqual({ rowHeight: 3, height: 768 }))
  it('are numbered as often as numbers have room.', () =>
    expect([28, 12, 10, 3].map(labelStride)).toEqual([1, 1, 2, 4]))
})

describe('A share of time', () => {
  it('is a mean over full buckets only.', () => {
    expect(meanShare(Uint8Array.of(0, 51, 255), points)).toBeCloseTo(0.1)
    expect(meanShare(Uint8Array.of(255), [point(50, false)])).toBeNull()
  })
})

describe('A worker in words', () => {
  it('holds calls, is idle, or says what became of it.', () => {
    expect(nowText(workerOf(1))).toBe('idle')
    expect(nowText(workerOf(1, { holding: 1 }))).toBe('holds 1 call')
    expect(nowText(workerOf(1, { holding: 2000 }))).toBe('holds 2,000 calls')
    expect(nowText(workerOf(1, { state: 'gone', hasDied: true }))).toBe('died; another took its place')
    expect(fateOf(workerOf(1, { state: 'gone' }))).toBe('retired')
  })
  it('was last seen in the bucket in which it last held a call.', () => {
    expect(lastHeld(workerOf(1, { held: Uint8Array.of(9, 0, 0) }))).toBe(0)
    expect(lastHeld(workerOf(1, { held: Uint8Array.of(0, 0, 0) }))).toBe(-1)
  })
})

describe('The cursor over workers', () => {
  const BOX = { left: 60, top: 10, width: 550, height: 100 }
  const at = (x: number, y: number) => workerCellAt(x, y, BOX, [0, 550], 20, field)
  const pressed = (...keys: readonly string[]) =>
    keys.reduce<WorkerCell | null | undefined>((cell, key) => workerCellByKey(key, cell ?? null, field), null)

  it('is on the row and the bucket under the pointer, or nowhere.', () => {
    expect(at(60 + 300, 10 + 25)).toEqual({ worker: 4, t: 500 })
    expect(at(60 + 300, 10 + 45)).toBeNull()
  })
  it('begins at the first worker’s newest full bucket, and stays within the picture.', () => {
    expect(pressed('ArrowDown')).toEqual({ worker: 1, t: 500 })
    expect(pressed('ArrowDown', 'PageDown', 'End')).toEqual({ worker: 4, t: 550 })
    expect(pressed('ArrowDown', 'Home', 'ArrowLeft', 'ArrowUp')).toEqual({ worker: 1, t: 250 })
    expect(pressed('ArrowDown', 'Escape')).toBeNull()
    expect(pressed('Tab')).toBeUndefined()
  })
  it('reads shares, and what the worker does now.', () => {
    expect(workerWords({ worker: 4, t: 500 }, field)).toEqual({
      worker: 'Worker 4',
      time: '0.3 s to 0.5 s',
      busy: '20 %',
      held: '40 %',
      now: 'holds 2 calls',
    })
    expect(workerWords({ worker: 4, t: 550 }, field)?.time).toBe('0.5 s to 0.6 s, so far')
  })
  it('reads nothing once worker or bucket have left the picture.', () => {
    expect(workerWords({ worker: 9, t: 500 }, field)).toBeNull()
    expect(workerWords({ worker: 1, t: 100 }, field)).toBeNull()
  })
})
