import * as v from 'valibot'
import type { StoreApi } from 'zustand/vanilla'
import { isTourStep } from '../../domain/experiments/tour'
import { createKept } from './kept'

/** Where somebody is in the tour. */
interface TourPlace {
  /** From 1. */
  readonly step: number
  readonly isOpen: boolean
}

export interface TourStore extends Pick<StoreApi<TourPlace>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** At the step where it was left. */
  readonly open: () => void
  readonly close: () => void
  /** @throws RangeError for a step that the tour does not have */
  readonly go: (step: number) => void
}

const SCHEMA = v.object({ step: v.pipe(v.number(), v.check(isTourStep)) })

/**
 * The place is kept from visit to visit.
 * @param linked the step that the address names, which opens the tour there; null when it names none
 */
export const createTour = (linked: number | null, storage: () => Storage): TourStore => {
  const { getState, getInitialState, setState, subscribe } = createKept<TourPlace, Pick<TourPlace, 'step'>>(
    { step: 1, isOpen: false },
    { name: 'poolscope.tour', version: 1, schema: SCHEMA, partOf: ({ step }) => ({ step }), storage },
  )
  if (linked !== null) setState({ step: linked, isOpen: true })
  return {
    getState,
    getInitialState,
    subscribe,
    open: () => setState({ isOpen: true }),
    close: () => setState({ isOpen: false }),
    go: (step) => {
      if (!isTourStep(step)) throw new RangeError(`The tour has no step ${step}.`)
      setState({ step })
    },
  }
}
