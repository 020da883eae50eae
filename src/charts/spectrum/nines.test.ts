import { describe, expect, it } from 'vitest'
import { micros } from '../../domain/time'
import { isThinPoint, ninesAxis, ninesOf, ninesOfPoint } from './nines'

const point = (percent: number, count: number) => ({ percent, count, us: micros(1) })

describe('The axis of nines', () => {
  it('gives every further nine the same width.', () => {
    const places = [0, 90, 99, 99.9].map((percent) => Math.round(ninesOf(percent) * 1e6) / 1e6)
    expect(places).toEqual([0, 1, 2, 3])
  })
  it('ends at the last of all calls.', () => {
    expect(ninesAxis(1000).end).toBe(3)
    expect(ninesAxis(1000).ticks.map(({ percent }) => percent)).toEqual([0, 50, 90, 99, 99.9])
  })
  it('shows two nines before there is a call.', () => expect(ninesAxis(0).end).toBe(2))
  it('puts the slowest call where 1 − 1/N is, and not at infinity.', () =>
    expect(ninesOfPoint(point(100, 1000))).toBe(3))
})

describe('A point of the spectrum', () => {
  it('rests on chance when fewer than ten calls took longer.', () => {
    expect(isThinPoint(point(99, 990), 1000)).toBe(false)
    expect(isThinPoint(point(99.1, 991), 1000)).toBe(true)
  })
})
