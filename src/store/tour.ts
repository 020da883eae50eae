import { createStore, type StoreApi } from 'zustand/vanilla'
import { isTourStep } from '../domain/tour'

/** Where somebody is in the tour. */
export interface TourPlace {
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

const KEY = 'poolscope.tour'

const keptStep = (storage: () => Storage): number => {
  try {
    const step = Number(storage().getItem(KEY))
    return isTourStep(step) ? step : 1
  } catch {
    return 1
  }
}

/**
 * The place is kept from visit to visit; where storage is blocked, until the page is closed.
 * @param linked the step that the address names, which opens the tour there; null when it names none
 * @param storage asked for inside, because merely reading `localStorage` throws where storage is blocked
 */
export const createTour = (linked: number | null, storage: () => Storage): TourStore => {
  const { getState, getInitialState, setState, subscribe } = createStore<TourPlace>()(() => ({
    step: linked ?? keptStep(storage),
    isOpen: linked !== null,
  }))
  const keep = ({ step }: TourPlace) => {
    try {
      storage().setItem(KEY, String(step))
    } catch {
      // Nothing depends on it: the page says at the first visit that it will remember nothing.
    }
  }
  if (linked !== null) keep(getState())
  subscribe(keep)
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
