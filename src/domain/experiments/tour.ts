/** Steps of the tour through the thread of 2016. */
export const TOUR_LENGTH = 8

export const isTourStep = (step: number): boolean =>
  Number.isInteger(step) && step >= 1 && step <= TOUR_LENGTH
