/** Size of text that browsers come with, px. */
const USUAL_PX = 16

let known: number | null = null

/**
 * How much larger than usual the reader has text in the browser's settings: letters within pictures grow with it, and
 * so must the room that is kept for them. Asked once: the setting is not changed while a page is looked at.
 */
export const textScale = (): number => {
  if (typeof document === 'undefined') return 1
  known ??= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_PX || 1
  return known
}
