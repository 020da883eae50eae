import type { Size } from '../live/use-size'
import { textScale } from './labels/text-scale'
import type { TimePlace } from './menu/panel-controls'

/** Where data is drawn within a picture, px from its left and top edge. */
export interface PlotBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The same in every picture, so that one moment lies on one vertical line. px at the usual size of text */
export const Y_AXIS_WIDTH = 60
/** Room for the names of lines: at most so much, and no more than this share of the picture. */
export const PLOT_RIGHT = { most: 76, share: 0.16 } as const
/** Room for a line of time labels; an axis without labels still takes a line. px */
const TIME_AXIS = { labels: 22, none: 1 } as const
/** Room above for the marks' labels, below for half a line of the y axis's lowest label. px */
const ABOVE = { labels: 18, none: 8 } as const
const BELOW = { labels: 0, none: 8 } as const

export const isFirst = (place: TimePlace): boolean => place === 'first' || place === 'only'
export const isLast = (place: TimePlace): boolean => place === 'last' || place === 'only'

/**
 * The plot of a picture of this size, in its place among those that share their time labels.
 * @param scale of text, 1 where it has its usual size
 */
export const plotBoxOf = ({ width, height }: Size, place: TimePlace, scale = textScale()): PlotBox => {
  const top = (isFirst(place) ? ABOVE.labels : ABOVE.none) * scale
  const bottom = (isLast(place) ? BELOW.labels + TIME_AXIS.labels : BELOW.none + TIME_AXIS.none) * scale
  const left = Y_AXIS_WIDTH * scale
  const right = Math.min(PLOT_RIGHT.most * scale, PLOT_RIGHT.share * width)
  return { left, top, width: Math.max(0, width - left - right), height: Math.max(0, height - top - bottom) }
}

type Domain = readonly [number, number]

/** Where a moment lies, px from the left edge of the picture. */
export const xOfTime = (t: number, { left, width }: PlotBox, [from, to]: Domain): number =>
  left + ((t - from) / (to - from)) * width

/** The moment under a pixel; beside the plot, that of its edge. */
export const timeAtX = (x: number, { left, width }: PlotBox, [from, to]: Domain): number =>
  from + Math.min(1, Math.max(0, width > 0 ? (x - left) / width : 0)) * (to - from)
