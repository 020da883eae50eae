/** A place of a line, px; no height where the line has a gap. */
export interface LinePlace {
  readonly x: number | null
  readonly y: number | null
}

const round = (pixels: number) => Math.round(pixels * 100) / 100

/** Straight from place to place, and broken at gaps. */
export const linePath = (places: readonly LinePlace[]): string => {
  let path = ''
  let isDrawing = false
  for (const { x, y } of places) {
    if (x === null || y === null || !Number.isFinite(y)) {
      isDrawing = false
      continue
    }
    path += `${isDrawing ? 'L' : 'M'}${round(x)},${round(y)}`
    isDrawing = true
  }
  return path
}
