import type { Failure } from '../wire/wire.js'
import { packThrown } from './pack.js'

/** What the engine says of a value that it will not clone; null when it clones it. */
export const errorOfCloning = (value: unknown): { readonly error: unknown } | null => {
  try {
    structuredClone(value)
    return null
  } catch (error) {
    return { error }
  }
}

const NOT_CLONED = new Error('It could not be cloned.')

/** A value that cannot be sent. */
export const unclonable = (error: unknown): Failure => ({
  kind: 'unclonable',
  thrown: packThrown(error) ?? { value: NOT_CLONED.message, places: [], errors: [] },
})

/** What a function threw. */
export const thrownFailure = (value: unknown): Failure => {
  const thrown = packThrown(value)
  return thrown ? { kind: 'thrown', thrown } : unclonable(errorOfCloning(value)?.error ?? NOT_CLONED)
}
