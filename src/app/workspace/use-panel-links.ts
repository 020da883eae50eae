import { useEffect } from 'react'
import { usePage } from '../page-context'
import { PANEL_ROWS } from './panel-table'

/** A link to a panel opens it where it is collapsed, and leaves another one that fills the page. */
export const usePanelLinks = (): void => {
  const { arrangement } = usePage()
  useEffect(() => {
    const open = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a[href^="#"]') : null
      const id = link?.getAttribute('href')?.slice(1)
      if (id === undefined || !PANEL_ROWS.some((row) => row.id === id)) return
      const { collapsed, filled } = arrangement.getState()
      arrangement.change({
        collapsed: { ...collapsed, [id]: false },
        filled: filled === id ? filled : null,
      })
      // Where the panel was not there, the browser finds it only once it is drawn.
      requestAnimationFrame(() => {
        const panel = document.getElementById(id)
        panel?.scrollIntoView({ block: 'nearest' })
        panel?.focus({ preventScroll: true })
      })
    }
    document.addEventListener('click', open, true)
    return () => document.removeEventListener('click', open, true)
  }, [arrangement])
}
