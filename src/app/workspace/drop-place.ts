/** Where a panel lies on the page, px. */
export interface Box {
  readonly id: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Beside which panel, and on which side of it, what is dragged would come to lie. */
export interface DropPlace {
  readonly beside: string
  readonly side: 'before' | 'after'
}

const distance = (at: number, from: number, length: number) => Math.max(from - at, 0, at - from - length)

/** The panel nearest to the pointer, and the half of it that the pointer is in; null when that is what is dragged. */
export const dropPlaceAt = (
  boxes: readonly Box[],
  dragged: string,
  x: number,
  y: number,
): DropPlace | null => {
  let nearest: Box | null = null
  let least = Number.POSITIVE_INFINITY
  for (const box of boxes) {
    const away = Math.hypot(distance(x, box.left, box.width), distance(y, box.top, box.height))
    if (away >= least) continue
    least = away
    nearest = box
  }
  if (!nearest || nearest.id === dragged) return null
  const { id, left, top, width, height } = nearest
  // Two beside one another: the side is left or right of the middle.
  const isBeside = boxes.some((box) => box.id !== id && box.top === top)
  const isBefore = isBeside ? x < left + width / 2 : y < top + height / 2
  return { beside: id, side: isBefore ? 'before' : 'after' }
}

/** The index that what is dragged will have there. */
export const indexAt = (ids: readonly string[], dragged: string, { beside, side }: DropPlace): number => {
  const without = ids.filter((id) => id !== dragged)
  return without.indexOf(beside) + (side === 'after' ? 1 : 0)
}
