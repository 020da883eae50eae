import type { Reference } from '../../definitions/chart'
import { labelWidth } from '../../frame/labels/label-width'
import { textScale } from '../../frame/labels/text-scale'
import type { PlotBox } from '../../frame/plot-box'

/** Where a label stands: at one end of its line, on or under it. */
export interface LabelPlace {
  readonly side: 'left' | 'right'
  readonly at: 'on' | 'under'
}

/** A reference as drawn, px within the plot. */
export interface DrawnReference extends Reference {
  readonly y: number
  /** null where the label would cover another. */
  readonly place: LabelPlace | null
}

/** A part of the plot that text stands on already, px from its left edge and from the top. */
export interface Taken {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Of the plot, px; its upper edge from the top of the picture. */
export type PlotSize = Pick<PlotBox, 'width' | 'top' | 'height'>

/** Distance of a label from the edge of the plot, px. */
export const LABEL_INSET = 4

/** Height of a line of text, px. */
export const lineHeight = (): number => 12 * textScale()
/** Of a line's height, what lies on a label's own line. px */
const ON_LINE_PX = 2

const PLACES: readonly LabelPlace[] = [
  { side: 'left', at: 'on' },
  { side: 'left', at: 'under' },
  { side: 'right', at: 'on' },
  { side: 'right', at: 'under' },
]

/** The upper edge of a label, px. */
export const topOf = (y: number, at: LabelPlace['at']) =>
  at === 'on' ? y - ON_LINE_PX - lineHeight() : y + ON_LINE_PX

/**
 * Where references and their labels go: on the left, where the older points are, on their line; a label that would
 * touch another or the name of a line of the chart, or be crossed by a line, goes under its line or to the right, where
 * there is such a place in the plot. Early in a run lines end, and are named, on the left.
 * @param yOf the height of a value, px from the top; null where the axis does not reach
 */
export const placeReferences = (
  references: readonly Reference[],
  yOf: (value: number) => number | null,
  plot: PlotSize,
  names: readonly Taken[] = [],
): readonly DrawnReference[] => {
  const { width: plotWidth, top: plotTop, height: plotHeight } = plot
  const lines = references.flatMap((reference) => {
    const y = yOf(reference.value)
    return y === null ? [] : [{ ...reference, y }]
  })
  const longest = Math.max(0, ...references.map(({ label }) => labelWidth(label)))
  const places = PLACES.filter(({ side }) => plotWidth > (side === 'left' ? 1 : 2) * longest)
  const taken: { readonly side: LabelPlace['side']; readonly top: number }[] = []
  return lines.map((line) => {
    const isUncovered = ({ side, at }: LabelPlace) =>
      taken.every((other) => other.side !== side || Math.abs(other.top - topOf(line.y, at)) >= lineHeight())
    const width = labelWidth(line.label)
    const isUnnamed = ({ side, at }: LabelPlace) => {
      const top = topOf(line.y, at)
      const left = side === 'left' ? LABEL_INSET : plotWidth - LABEL_INSET - width
      return names.every(
        (name) =>
          name.right <= left ||
          name.left >= left + width ||
          name.bottom <= top ||
          name.top >= top + lineHeight(),
      )
    }
    const isInside = ({ at }: LabelPlace) => {
      const top = topOf(line.y, at)
      return top >= plotTop && top + lineHeight() <= plotTop + plotHeight
    }
    const isUncrossed = ({ at }: LabelPlace) => {
      const top = topOf(line.y, at)
      return lines.every((other) => other === line || other.y <= top || other.y >= top + lineHeight())
    }
    const free = places.filter((place) => isInside(place) && isUncovered(place) && isUnnamed(place))
    const place = free.find(isUncrossed) ?? free[0] ?? null
    if (place) taken.push({ side: place.side, top: topOf(line.y, place.at) })
    return { ...line, place }
  })
}
