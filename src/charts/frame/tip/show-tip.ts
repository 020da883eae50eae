/** Between a word and its tip, and between a tip and the window's edge, px. */
const GAP = 6

/** Puts a tip that is shown below its word, or above it where there is no room. */
export const placeTip = (tip: HTMLElement, anchor: HTMLElement) => {
  const at = anchor.getBoundingClientRect()
  const { width, height } = tip.getBoundingClientRect()
  const left = Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - width - GAP))
  const hasRoomBelow = at.bottom + GAP + height <= innerHeight
  tip.style.left = `${left}px`
  tip.style.top = `${hasRoomBelow ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`
}

/**
 * Shows a tip beside its word. While the browser shows another popover it lets none be shown: the tip comes right after
 * that. One that cannot be shown at all is missed, and nothing else.
 * @returns calls it off
 */
export const showTip = (tip: HTMLElement, word: HTMLElement): (() => void) => {
  const tryToShow = () => {
    try {
      tip.showPopover()
    } catch {
      return false
    }
    placeTip(tip, word)
    return true
  }
  const later = tryToShow() ? undefined : setTimeout(tryToShow)
  return () => clearTimeout(later)
}
