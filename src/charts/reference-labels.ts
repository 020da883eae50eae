import type { Reference } from './panel'

/** A reference as drawn, px within the plot. */
export interface DrawnReference extends Reference {
  readonly y: number
  /** Where the label stands; `none` where it would cover another. */
  readonly side: 'left' | 'right' | 'none'
}

/** Mean width of a character of the label's font, and height of a line of it, px. */
const CHARACTER_PX = 5.4
const LINE_PX = 12

interface Taken {
  readonly side: 'left' | 'right'
  readonly y: number
}

/**
 * Where references and their labels go: on the left, where the older points are; a label that would touch another
 * goes to the right, if both fit beside each other.
 * @param yOf the height of a value, px from the top; null where the axis does not reach
 */
export const placeReferences = (
  references: readonly Reference[],
  yOf: (value: number) => number | null,
  plotWidth: number,
): readonly DrawnReference[] => {
  const taken: Taken[] = []
  const longest = Math.max(0, ...references.map(({ label }) => label.length)) * CHARACTER_PX
  const sides = plotWidth > 2 * longest ? (['left', 'right'] as const) : (['left'] as const)
  return references.flatMap((reference) => {
    const y = yOf(reference.value)
    if (y === null) return []
    const isFree = (side: Taken['side']) =>
      taken.every((other) => other.side !== side || Math.abs(other.y - y) >= LINE_PX)
    const side = plotWidth > longest ? (sides.find(isFree) ?? 'none') : 'none'
    if (side !== 'none') taken.push({ side, y })
    return [{ ...reference, y, side }]
  })
}
