import { useEffect } from 'react'
import { usePage } from '../../page-context'

/**
 * Brings the panel of a step into sight: with the published figures beside the ratio, opened if it was collapsed or hidden behind another, and marked for as long
 * as the step is shown. The mark is an attribute of the page, so that it stays when the panel is drawn anew.
 */
export const useSpotlight = (panel: string): void => {
  const { arrangement, view } = usePage()
  useEffect(() => {
    const { collapsed, filled } = arrangement.getState()
    if (collapsed[panel]) arrangement.change({ collapsed: { ...collapsed, [panel]: false } })
    if (filled !== null && filled !== panel) arrangement.change({ filled: null })
    const isWithoutReferences = view.store.getState().references === 'hidden'
    if (panel === 'slowdown' && isWithoutReferences) view.writer.toggleReferences()
    const frame = requestAnimationFrame(() => {
      const slot = document.querySelector(`[data-panel="${panel}"]`)
      slot?.scrollIntoView({ block: 'center', behavior: 'auto' })
    })
    return () => cancelAnimationFrame(frame)
  }, [panel, arrangement, view])
}
