/** Where a panel lies on the page, px. */
export interface Box {
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

/** A panel that takes more of the page's width than this has its row to itself. */
const ALONE = 0.9

/** Which half of a panel the pointer is in: left and right where others stand beside it, else above and below. */
export const dropSideOf = (box: Box, pageWidth: number, x: number, y: number): DropPlace['side'] => {
  const { left, top, width, height } = box
  const isBefore = width > ALONE * pageWidth ? y < top + height / 2 : x < left + width / 2
  return isBefore ? 'before' : 'after'
}

/** The index that what is dragged will have there. */
export const indexAt = (ids: readonly string[], dragged: string, { beside, side }: DropPlace): number => {
  const without = ids.filter((id) => id !== dragged)
  return without.indexOf(beside) + (side === 'after' ? 1 : 0)
}
