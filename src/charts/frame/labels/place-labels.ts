/** A name to be set beside the end of its line. */
export interface EndLabel {
  readonly id: string
  /** Where its line ends, px from the top. */
  readonly y: number
}

/** Between the bounds, as near to their lines as they can be without touching one another; from top to bottom. */
export const placeLabels = <T extends EndLabel>(
  labels: readonly T[],
  { top, height }: { readonly top: number; readonly height: number },
  /** Of a line of text, px. */
  lineHeight: number,
): readonly T[] => {
  const half = lineHeight / 2
  const bottom = top + height - half
  // What has no room at all is named in the menu and by the cursor.
  const room = Math.max(0, Math.floor(height / lineHeight))
  const sorted = [...labels].sort((one, other) => one.y - other.y).slice(0, room)
  let least = top + half
  const down = sorted.map((label) => {
    const y = Math.max(least, Math.min(label.y, bottom))
    least = y + lineHeight
    return { ...label, y }
  })
  let most = bottom
  return down
    .reverse()
    .map((label) => {
      const y = Math.min(most, label.y)
      most = y - lineHeight
      return { ...label, y }
    })
    .reverse()
}
