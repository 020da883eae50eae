import { textScale } from './text-scale'

/** Size of the labels within pictures, as in the style sheet, px at the usual size of text. */
const LABEL_PX = 10.5
/** Mean width of a character of it where there is no font to measure, px. */
const CHARACTER_PX = 5.6
/** Labels have figures in them: what was measured of old ones is not kept for ever. */
const MOST_KEPT = 500

const kept = new Map<string, number>()
let context: CanvasRenderingContext2D | null = null

const measured = (label: string): number => {
  if (!context) {
    context = document.createElement('canvas').getContext('2d')
    if (context) context.font = `${LABEL_PX * textScale()}px ${getComputedStyle(document.body).fontFamily}`
  }
  return context?.measureText(label).width ?? label.length * CHARACTER_PX * textScale()
}

/** Of a label within a picture, in the face that the reader has, px. */
export const labelWidth = (label: string): number => {
  if (typeof document === 'undefined') return label.length * CHARACTER_PX
  const before = kept.get(label)
  if (before !== undefined) return before
  if (kept.size >= MOST_KEPT) kept.clear()
  const width = measured(label)
  kept.set(label, width)
  return width
}
