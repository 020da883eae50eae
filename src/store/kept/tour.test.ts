import { describe, expect, it } from 'vitest'
import { refuse, storageOf } from './test-storage'
import { createTour } from './tour'

describe('the tour’s place', () => {
  it('is the first step, closed, at a first visit', () =>
    expect(createTour(null, () => storageOf()).getState()).toEqual({ step: 1, isOpen: false }))

  it('is where it was left, on this visit and on the next', () => {
    const storage = storageOf()
    const tour = createTour(null, () => storage)
    tour.open()
    tour.go(5)
    tour.close()
    tour.open()
    expect(tour.getState()).toEqual({ step: 5, isOpen: true })
    expect(createTour(null, () => storage).getState()).toEqual({ step: 5, isOpen: false })
  })

  it('is the step that a link names, which opens the tour and is kept', () => {
    const storage = storageOf()
    expect(createTour(3, () => storage).getState()).toEqual({ step: 3, isOpen: true })
    expect(createTour(null, () => storage).getState().step).toBe(3)
  })

  it.each([0, 9, 2.5, 'seven', null])('is the first step when %j was kept', (kept) => {
    const storage = storageOf({ getItem: () => JSON.stringify({ state: { step: kept }, version: 1 }) })
    expect(createTour(null, () => storage).getState().step).toBe(1)
  })

  it('moves without storage as well', () => {
    const tour = createTour(null, refuse)
    tour.open()
    tour.go(8)
    expect(tour.getState()).toEqual({ step: 8, isOpen: true })
  })

  it('is no step that the tour does not have', () => {
    const tour = createTour(null, () => storageOf())
    expect(() => tour.go(9)).toThrow('The tour has no step 9.')
    expect(() => tour.go(0)).toThrow(RangeError)
    expect(tour.getState().step).toBe(1)
  })
})
