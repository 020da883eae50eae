import { useEffect } from 'react'
import { usePage } from '../../page-context'
import { PANEL_ROWS } from '../panel-table'

/** A link to a panel, or an address that names one, opens it where it is collapsed, and leaves another one that fills the page. */
export const usePanelLinks = (): void => {
  const { arrangement } = usePage()
  useEffect(() => {
    const open = (id: string | undefined) => {
      const row = PANEL_ROWS.find((each) => each.id === id)
      if (id === undefined || !row) return
      if (row.isTask) return arrangement.change({ filled: id })
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
    const follow = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a[href^="#"]') : null
      open(link?.getAttribute('href')?.slice(1))
    }
    // The address may name one as well: by itself, or before what it brings for it.
    const openNamed = () => open(/^#([a-z]+)(?:=|$)/.exec(location.hash)?.[1])
    openNamed()
    document.addEventListener('click', follow, true)
    addEventListener('hashchange', openNamed)
    return () => {
      document.removeEventListener('click', follow, true)
      removeEventListener('hashchange', openNamed)
    }
  }, [arrangement])
}
