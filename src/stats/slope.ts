/** Fewest points from which a slope is taken. */
const FEWEST = 6

/** Ordinary least-squares slope of y over x; null with fewer than six points or when all x are equal. */
export const slopeOf = (points: readonly { readonly x: number; readonly y: number }[]): number | null => {
  const n = points.length
  if (n < FEWEST) return null
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n
  const sxx = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  const sxy = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0)
  return sxx === 0 ? null : sxy / sxx
}
