import { distance, type Oklab, oklch } from '../../canvas/test-oklab'
import { RAMP_LEVELS } from './ramp'

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

/** The colours that the ramp is made of, each as far from the next as it looks. */
export const madeRamp = (kind: 'light' | 'dark'): readonly Oklab[] =>
  evenly(kind === 'light' ? LIGHT : DARK, RAMP_LEVELS)
