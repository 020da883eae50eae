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

/** A part of the plot that text stands on, px from its left edge and from the top of the picture. */
export interface TextBox {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const doTouch = (one: TextBox, other: TextBox): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

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
  plot: Pick<PlotBox, 'width' | 'top' | 'height'>,
  names: readonly TextBox[] = [],
): readonly DrawnReference[] => {
  const lines = references.flatMap((reference) => {
    const y = yOf(reference.value)
    return y === null ? [] : [{ ...reference, y }]
  })
  const longest = Math.max(0, ...references.map(({ label }) => labelWidth(label)))
  const places = PLACES.filter(({ side }) => plot.width > (side === 'left' ? 1 : 2) * longest)
  const taken = [...names]
  return lines.map((line) => {
    const width = labelWidth(line.label)
    const boxAt = ({ side, at }: LabelPlace): TextBox => {
      const top = topOf(line.y, at)
      const left = side === 'left' ? LABEL_INSET : plot.width - LABEL_INSET - width
      return { left, right: left + width, top, bottom: top + lineHeight() }
    }
    const isFree = (place: LabelPlace) => {
      const box = boxAt(place)
      const isInside = box.top >= plot.top && box.bottom <= plot.top + plot.height
      return isInside && !taken.some((other) => doTouch(box, other))
    }
    const isUncrossed = (place: LabelPlace) => {
      const { top, bottom } = boxAt(place)
      return lines.every((other) => other === line || other.y <= top || other.y >= bottom)
    }
    const free = places.filter(isFree)
    const place = free.find(isUncrossed) ?? free[0] ?? null
    if (place) taken.push(boxAt(place))
    return { ...line, place }
  })
}
