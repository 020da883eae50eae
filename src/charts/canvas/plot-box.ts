import type { TimePlace } from '../frame/panel-controls'
import { isLast, MARGINS, TIME_LABELS_HEIGHT, Y_AXIS_WIDTH } from '../plot-frame'
import type { Size } from '../use-size'

/** Where data is drawn within a picture, px from its left and top edge. */
export interface PlotBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** An axis without labels still takes a line. px */
const BARE_AXIS = 1

/** As in the line charts, so that one moment lies on one vertical line. */
export const plotBoxOf = ({ width, height }: Size, place: TimePlace): PlotBox => {
  const { top, right, bottom } = MARGINS[place]
  const axis = isLast(place) ? TIME_LABELS_HEIGHT : BARE_AXIS
  return {
    left: Y_AXIS_WIDTH,
    top,
    width: Math.max(0, width - Y_AXIS_WIDTH - right),
    height: Math.max(0, height - top - bottom - axis),
  }
}

type Domain = readonly [number, number]

/** Where a moment lies, px from the left edge of the picture. */
export const xOfTime = (t: number, { left, width }: PlotBox, [from, to]: Domain): number =>
  left + ((t - from) / (to - from)) * width

/** The moment under a pixel; beside the plot, that of its edge. */
export const timeAtX = (x: number, { left, width }: PlotBox, [from, to]: Domain): number =>
  from + Math.min(1, Math.max(0, width > 0 ? (x - left) / width : 0)) * (to - from)
