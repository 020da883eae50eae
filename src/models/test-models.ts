import { expect } from 'vitest'
import type { NoModel } from './no-model'

/** Equal to a share of one in a million, as golden values are; they were worked out in two independent ways. */
export const expectClose = (value: number, expected: number, share = 1e-6): void =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(
    share * Math.abs(expected),
  )

/** What the model says, where it has to say something. */
export const said = <T extends { readonly kind: string }>(outcome: T | NoModel): T => {
  if (outcome.kind === 'none') throw new Error((outcome as NoModel).reason)
  return outcome as T
}

/** All the numbers in it, however deep. */
export const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}
