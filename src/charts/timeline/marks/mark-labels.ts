import type { Mark } from '../../../domain/snapshot'
import { labelWidth } from '../../frame/labels/label-width'

/** A mark as drawn: always a line, a label only where it has room. */
export interface DrawnMark {
  readonly t: number
  readonly label: string | null
  /** Which way the label runs from its line. */
  readonly side: 'right' | 'left'
}

/** Space between two labels, and between a label and its line, px. */
const GAP_PX = 8
/** More lines than this say nothing: of a slider's drag the newest are kept. */
const MOST_MARKS = 40

/** The marks of a window, the newest labelled first; a label that would touch another is left out. */
export const placeMarks = (
  marks: readonly Mark[],
  domain: readonly [number, number],
  widthPx: number,
): readonly DrawnMark[] => {
  const [from, to] = domain
  const pixelOf = (t: number) => ((t - from) / (to - from)) * widthPx
  const taken: { readonly start: number; readonly end: number }[] = []
  const place = ({ t, label }: Mark): DrawnMark => {
    const x = pixelOf(t)
    const width = labelWidth(label) + GAP_PX
    const side = x + width <= widthPx ? 'right' : 'left'
    const start = side === 'right' ? x : x - width
    const end = start + width
    const hasRoom = start >= 0 && taken.every((other) => end <= other.start || start >= other.end)
    if (hasRoom) taken.push({ start, end })
    return { t, label: hasRoom ? label : null, side }
  }
  const inWindow = marks.filter(({ t }) => t > from && t <= to).slice(-MOST_MARKS)
  return inWindow.reverse().map(place).reverse()
}
