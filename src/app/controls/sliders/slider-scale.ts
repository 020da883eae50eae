/**
 * How a slider's value lies on its track. `native` is what the range input underneath counts in (keyboard,
 * screen reader); `position` is where the thumb is drawn, 0 to 1.
 */
export interface SliderScale {
  readonly native: { readonly min: number; readonly max: number }
  readonly toNative: (value: number) => number
  readonly fromNative: (native: number) => number
  readonly toPosition: (value: number) => number
  readonly fromPosition: (position: number) => number
  readonly ticks: readonly number[]
}

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

const logPositions = (min: number, max: number) => ({
  toPosition: (value: number) => Math.log(clamp(value, min, max) / min) / Math.log(max / min),
  valueAt: (position: number) => min * (max / min) ** clamp(position, 0, 1),
})

/** Whole numbers: the keyboard goes one by one, the track is logarithmic, so that 4 is as easy to hit as 200. */
export const wholeScale = (min: number, max: number, ticks: readonly number[]): SliderScale => {
  const { toPosition, valueAt } = logPositions(min, max)
  return {
    native: { min, max },
    toNative: (value) => value,
    fromNative: (native) => native,
    toPosition,
    fromPosition: (position) => Math.round(valueAt(position)),
    ticks,
  }
}

/** Stops within a decade: close enough to be anywhere, round enough to be read. */
const STOPS = [1, 1.5, 2, 3, 4, 5, 7] as const

const stopsBetween = (min: number, max: number) => {
  const stops: number[] = []
  for (let exponent = Math.floor(Math.log10(min)); 10 ** exponent <= max; exponent += 1)
    stops.push(
      ...STOPS.map((stop) => Number(`${stop}e${exponent}`)).filter((stop) => stop >= min && stop <= max),
    )
  return stops
}

/** Round values over many decades: a key press goes to the next stop, the track is logarithmic. */
export const stopScale = (min: number, max: number, ticks: readonly number[]): SliderScale => {
  const { toPosition, valueAt } = logPositions(min, max)
  const stops = stopsBetween(min, max)
  const nearest = (value: number) =>
    stops.reduce((best, stop, index) => {
      const isCloser = Math.abs(Math.log(stop / value)) < Math.abs(Math.log((stops[best] ?? min) / value))
      return isCloser ? index : best
    }, 0)
  const stopAt = (index: number) => stops[index] ?? min
  return {
    native: { min: 0, max: stops.length - 1 },
    toNative: nearest,
    fromNative: stopAt,
    toPosition,
    fromPosition: (position) => stopAt(nearest(valueAt(position))),
    ticks,
  }
}
