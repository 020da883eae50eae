import type { Ground } from '../canvas/ground'
import { cssOf, distance, fromRgb, mixed, type Oklab, oklch, toRgb } from '../canvas/oklab'

/** Colours of the ramp: more are not told apart. */
export const RAMP_LEVELS = 48
/** Points at which a way through colours is measured. */
const FINE = 512

/** A way through colours, 0 where there is least and 1 where there is most. */
type Way = (share: number) => Oklab

/** Between two lightnesses and two hues, most colourful in the middle. */
const arc =
  (
    light: readonly [number, number],
    hue: readonly [number, number],
    chroma: readonly [number, number, number],
  ): Way =>
  (share) => {
    const [start, middle, end] = chroma
    const bend =
      share * share * (end + start - 2 * middle) * 2 + share * (4 * middle - 3 * start - end) + start
    return oklch(light[0] + (light[1] - light[0]) * share, bend, hue[0] + (hue[1] - hue[0]) * share)
  }

/** The hue of latency: on light ground the most is darkest, on dark ground brightest. */
const LIGHT = arc([0.91, 0.36], [78, 38], [0.06, 0.135, 0.095])
const DARK = arc([0.33, 0.93], [40, 88], [0.06, 0.125, 0.08])
/** The least must still differ from the ground. */
const LEAST_OF_TEXT = 0.2

const wayOn = (ground: Ground): Way => {
  if (ground.kind === 'light') return LIGHT
  if (ground.kind === 'dark') return DARK
  const [from, to] = [fromRgb(ground.canvas), fromRgb(ground.text)]
  return (share) => mixed(from, to, LEAST_OF_TEXT + (1 - LEAST_OF_TEXT) * share)
}

/** Walks a way in steps that look equally long. */
const evenly = (way: Way, levels: number): readonly Oklab[] => {
  const stations = Array.from({ length: FINE + 1 }, (_, index) => way(index / FINE))
  const walked = [0]
  for (let index = 1; index <= FINE; index += 1) {
    const [before, here] = [stations[index - 1], stations[index]]
    walked.push((walked[index - 1] ?? 0) + (before && here ? distance(before, here) : 0))
  }
  const length = walked[FINE] ?? 0
  let station = 0
  return Array.from({ length: levels }, (_, level) => {
    const wanted = (length * level) / (levels - 1)
    while (station < FINE && (walked[station] ?? 0) < wanted) station += 1
    return stations[station] ?? way(1)
  })
}

/** The colours from few to many, each as far from the next as it looks. */
export const rampColours = (ground: Ground): readonly Oklab[] => evenly(wayOn(ground), RAMP_LEVELS)

/** The same, as CSS and canvases write them. */
export const rampOn = (ground: Ground): readonly string[] =>
  rampColours(ground).map((colour) => cssOf(toRgb(colour)))

/**
 * Where a count stands on the ramp: its logarithm, so that single calls are seen beside thousands.
 * @param top the count that has the last colour
 */
export const levelOf = (count: number, top: number): number => {
  if (top <= 1) return RAMP_LEVELS - 1
  const share = Math.log(count) / Math.log(top)
  return Math.min(RAMP_LEVELS - 1, Math.round(share * (RAMP_LEVELS - 1)))
}

const STEPS = [1, 2, 5, 10] as const
/** The next of 1, 2, 5, 10, 20 … : the colours of a view rarely change their meaning, and the legend is round. */
export const roundTop = (most: number): number => {
  if (most <= 1) return 1
  const decade = 10 ** Math.floor(Math.log10(most))
  return (STEPS.find((step) => step * decade >= most) ?? 10) * decade
}
