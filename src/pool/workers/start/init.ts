import { PoolOptionError } from '../../errors/errors.js'
import { messageOf } from './start-failure.js'

/**
 * The init data as they are now: workers that start later are to get the same.
 * @throws {PoolOptionError} when they cannot be cloned
 */
export const requireInit = (init: unknown): { readonly data: unknown } | null => {
  if (init === undefined) return null
  try {
    return { data: structuredClone(init) }
  } catch (cause) {
    throw PoolOptionError.unfit('init', `a value that can be cloned (${messageOf(cause)})`, typeof init)
  }
}
