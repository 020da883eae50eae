import type { TimePlace } from './frame/panel-controls'

/** The same in every chart, so that one moment lies on one vertical line. px */
export const Y_AXIS_WIDTH = 60
export const PLOT_RIGHT = 20
/** Room for a line of time labels. px */
export const TIME_LABELS_HEIGHT = 22

/** Room above for the marks' labels, below for half a line of the y axis's lowest label. px */
const ABOVE = { labels: 18, none: 8 } as const
const BELOW = { labels: 0, none: 8 } as const

export const isFirst = (place: TimePlace): boolean => place === 'first' || place === 'only'
export const isLast = (place: TimePlace): boolean => place === 'last' || place === 'only'

const margin = (place: TimePlace) => ({
  top: isFirst(place) ? ABOVE.labels : ABOVE.none,
  right: PLOT_RIGHT,
  bottom: isLast(place) ? BELOW.labels : BELOW.none,
  left: 0,
})

export const MARGINS = {
  first: margin('first'),
  between: margin('between'),
  last: margin('last'),
  only: margin('only'),
} as const satisfies Record<TimePlace, object>

/** The moment under a pixel of a chart `width` px wide; pixels beside the plot count as its edge. */
export const timeAtPixel = (x: number, width: number, [from, to]: readonly [number, number]): number => {
  const plot = width - Y_AXIS_WIDTH - PLOT_RIGHT
  const share = plot > 0 ? (x - Y_AXIS_WIDTH) / plot : 0
  return from + Math.min(1, Math.max(0, share)) * (to - from)
}

/** Where a moment lies in a chart `width` px wide. */
export const pixelAtTime = (t: number, width: number, [from, to]: readonly [number, number]): number =>
  Y_AXIS_WIDTH + ((t - from) / (to - from)) * (width - Y_AXIS_WIDTH - PLOT_RIGHT)
