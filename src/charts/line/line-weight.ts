import type { LineSeries } from '../definitions/chart'

/** Width of a line, px. Percentiles differ by weight, quantities by hue. */
export const LINE_WIDTH: Readonly<Record<LineSeries['weight'], number>> = {
  heavy: 2.25,
  medium: 1.6,
  light: 1,
  hair: 0.6,
}
