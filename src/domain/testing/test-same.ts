import { expect } from 'vitest'

/** As `expect(seen).toBe(wanted)`, for what is looked at ten thousands of times. */
export const expectSame = (seen: unknown, wanted: unknown): void => {
  if (!Object.is(seen, wanted)) expect(seen).toBe(wanted)
}
