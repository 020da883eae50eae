/** Of the picture, px; it is as wide as there is room. */
export const HEIGHT = 240
export const EDGES = { left: 56, right: 16, top: 14, bottom: 34 } as const

export interface PlotScale {
  readonly width: number
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  /** Round figures of the vertical axis. */
  readonly ticks: readonly number[]
}

/** 1, 2 or 5 times a power of ten: some four of them up to `most`. */
const stepFor = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(most / 4))
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => most / step <= 5) ?? most
}

/**
 * @param values on the horizontal axis, ascending, none below 0; spread by their ratios where they span a decade or more
 * @param most on the vertical axis, which begins at 0
 */
export const plotScale = (values: readonly number[], most: number, width: number): PlotScale => {
  const [first = 1, last = 1] = [values[0], values.at(-1)]
  // A logarithm has no place for 0: there it begins as far before the next value as that is from nothing.
  const shift = first > 0 ? 0 : (values[1] ?? 1)
  const isLog = (last + shift) / (first + shift) >= 10
  const place = (value: number) => (isLog ? Math.log(value + shift) : value)
  const span = place(last) - place(first) || 1
  const isKnown = most > 0 && Number.isFinite(most)
  const top = isKnown ? most : 1
  const step = stepFor(top)
  return {
    width,
    x: (value) => EDGES.left + ((place(value) - place(first)) / span) * (width - EDGES.left - EDGES.right),
    y: (value) => HEIGHT - EDGES.bottom - (value / top) * (HEIGHT - EDGES.top - EDGES.bottom),
    ticks: isKnown ? Array.from({ length: Math.floor(top / step) + 1 }, (_, n) => n * step) : [0],
  }
}
