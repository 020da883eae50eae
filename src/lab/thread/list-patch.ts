/** What a list whose items never change has become: some went from its front, some were replaced, some came. */
export interface ListPatch<T> {
  /** Items that left the front of the old list. */
  readonly dropped: number
  /** How many the new list has. */
  readonly length: number
  /** Places of the new list whose items were not there before, and these items. */
  readonly places: readonly number[]
  readonly items: readonly T[]
}

/** How far the old list moved on: the shift at which the first item that both have comes to lie where it is now. */
const shiftBetween = <T>(before: readonly T[], after: readonly T[]): number => {
  for (const [place, item] of after.entries()) {
    const was = before.indexOf(item)
    if (was >= place) return was - place
  }
  return before.length
}

/** What makes `after` of `before`; items are the same only if they are one object. */
export const patchOf = <T>(before: readonly T[], after: readonly T[]): ListPatch<T> => {
  const dropped = shiftBetween(before, after)
  const places: number[] = []
  const items: T[] = []
  for (const [place, item] of after.entries()) {
    if (place + dropped < before.length && before[place + dropped] === item) continue
    places.push(place)
    items.push(item)
  }
  return { dropped, length: after.length, places, items }
}

/** @param before the list that the patch was made for */
export const patched = <T>(
  before: readonly T[],
  { dropped, length, places, items }: ListPatch<T>,
): readonly T[] => {
  const after = before.slice(dropped, dropped + length)
  for (const [n, place] of places.entries()) {
    const item = items[n]
    if (item !== undefined) after[place] = item
  }
  return after
}
