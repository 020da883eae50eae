import { formatWhole, several } from '../domain/text'

/** Why calls that nest so deep can never end in a pool of so many places; null where they can. */
export const tooDeepWords = (depth: number, places: number): string | null =>
  depth > places
    ? `A chain of ${formatWhole(depth)} calls holds ${several(depth, 'place')} at once, and the pool has ${formatWhole(places)}: none can ever end.`
    : null
