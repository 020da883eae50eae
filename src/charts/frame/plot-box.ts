import type { Size } from '../live/use-size'
import type { TimePlace } from './panel-controls'

/** Where data is drawn within a picture, px from its left and top edge. */
export interface PlotBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The same in every picture, so that one moment lies on one vertical line. px */
export const Y_AXIS_WIDTH = 60
export const PLOT_RIGHT = 20
/** Room for a line of time labels; an axis without labels still takes a line. px */
const TIME_AXIS = { labels: 22, none: 1 } as const
/** Room above for the marks' labels, below for half a line of the y axis's lowest label. px */
const ABOVE = { labels: 18, none: 8 } as const
const BELOW = { labels: 0, none: 8 } as const

export const isFirst = (place: TimePlace): boolean => place === 'first' || place === 'only'
export const isLast = (place: TimePlace): boolean => place === 'last' || place === 'only'

/** The plot of a picture of this size, in its place among those that share their time labels. */
export const plotBoxOf = ({ width, height }: Size, place: TimePlace): PlotBox => {
  const top = isFirst(place) ? ABOVE.labels : ABOVE.none
  const bottom = isLast(place) ? BELOW.labels + TIME_AXIS.labels : BELOW.none + TIME_AXIS.none
  return {
    left: Y_AXIS_WIDTH,
    top,
    width: Math.max(0, width - Y_AXIS_WIDTH - PLOT_RIGHT),
    height: Math.max(0, height - top - bottom),
  }
}

type Domain = readonly [number, number]

/** Where a moment lies, px from the left edge of the picture. */
export const xOfTime = (t: number, { left, width }: PlotBox, [from, to]: Domain): number =>
  left + ((t - from) / (to - from)) * width

/** The moment under a pixel; beside the plot, that of its edge. */
export const timeAtX = (x: number, { left, width }: PlotBox, [from, to]: Domain): number =>
  from + Math.min(1, Math.max(0, width > 0 ? (x - left) / width : 0)) * (to - from)
