/** Where a y axis begins and ends, and what it is marked with. */
export interface AxisScale {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** Tops a linear axis may have, within a decade. Few, so that the axis rarely moves, and each divides evenly. */
const LINEAR_TOPS = [1, 2, 4, 6, 8, 10] as const
const LINEAR_STEPS = 2
/** Below this a count has no room for whole ticks. */
const SMALLEST_TOP = 4

/** Of a share. */
export const WHOLE_AXIS: AxisScale = { domain: [0, 1], ticks: [0, 0.5, 1] }

/** From 0 to the next calm number above `largest`. */
export const linearAxis = (largest: number): AxisScale => {
  const wanted = Math.max(largest, SMALLEST_TOP)
  const decade = 10 ** Math.floor(Math.log10(wanted))
  const top = (LINEAR_TOPS.find((step) => step * decade >= wanted) ?? 10) * decade
  const ticks = Array.from({ length: LINEAR_STEPS + 1 }, (_, step) => (top / LINEAR_STEPS) * step)
  return { domain: [0, top], ticks }
}

/** More decades than this are marked at every second one. */
const MOST_DECADE_TICKS = 5
const power = (exponent: number) => Number(`1e${exponent}`)

/** Whole decades around the values, at least one: the axis moves only when a value enters another decade. */
export const logAxis = (smallest: number, largest: number): AxisScale => {
  const from = Math.floor(Math.log10(smallest))
  const to = Math.max(Math.ceil(Math.log10(largest)), from + 1)
  const decades = to - from
  const stride = decades > MOST_DECADE_TICKS ? 2 : 1
  const ticks = Array.from({ length: Math.floor(decades / stride) + 1 }, (_, step) =>
    power(from + step * stride),
  )
  const [low] = ticks
  const withHalves = decades === 1 && low !== undefined ? [low, low * 2, low * 5, low * 10] : ticks
  return { domain: [power(from), power(to)], ticks: withHalves }
}
