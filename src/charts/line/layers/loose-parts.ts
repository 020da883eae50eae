/** A figure of a line, where it is drawn. */
export interface Spot {
  readonly x: number
  readonly y: number
  /** It rests on too few calls. */
  readonly isThin: boolean
}

/** What of a line is not one firm stroke. */
export interface LooseParts {
  /** Path of the pieces that begin or end at a thin figure. */
  readonly faint: string
  /** Figures without a neighbour: no line would show them. */
  readonly lone: readonly Spot[]
}

const round = (pixels: number) => Math.round(pixels * 10) / 10
const at = ({ x, y }: Spot) => `${round(x)},${round(y)}`

/** @param spots one per point of the line; null where it has a gap */
export const looseParts = (spots: readonly (Spot | null)[]): LooseParts => {
  const pieces: string[] = []
  const lone: Spot[] = []
  /** Where the path ends, so that a following piece goes on from there. */
  let end: Spot | null = null
  for (const [index, spot] of spots.entries()) {
    const before = spots[index - 1] ?? null
    if (!spot) continue
    if (!before && !spots[index + 1]) lone.push(spot)
    if (!before || !(before.isThin || spot.isThin)) continue
    pieces.push(end === before ? `L${at(spot)}` : `M${at(before)}L${at(spot)}`)
    end = spot
  }
  return { faint: pieces.join(''), lone }
}
