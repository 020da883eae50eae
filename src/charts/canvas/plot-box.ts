import type { TimePlace } from '../frame/panel-controls'
import type { Size } from '../use-size'

/** Where data is drawn within a picture, px from its left and top edge. */
export interface PlotBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** As in the line charts, so that one moment lies on one vertical line. px */
const Y_AXIS_WIDTH = 60
const RIGHT = 20
const ABOVE = { first: 18, between: 8, last: 8, only: 18 } as const
const BELOW = { first: 9, between: 9, last: 22, only: 22 } as const

export const plotBoxOf = ({ width, height }: Size, place: TimePlace): PlotBox => ({
  left: Y_AXIS_WIDTH,
  top: ABOVE[place],
  width: Math.max(0, width - Y_AXIS_WIDTH - RIGHT),
  height: Math.max(0, height - ABOVE[place] - BELOW[place]),
})

type Domain = readonly [number, number]

/** Where a moment lies, px from the left edge of the picture. */
export const xOfTime = (t: number, { left, width }: PlotBox, [from, to]: Domain): number =>
  left + ((t - from) / (to - from)) * width

/** The moment under a pixel; beside the plot, that of its edge. */
export const timeAtX = (x: number, { left, width }: PlotBox, [from, to]: Domain): number =>
  from + Math.min(1, Math.max(0, width > 0 ? (x - left) / width : 0)) * (to - from)
