import { useMemo } from 'react'
import { usePage } from '../../page-context'
import { PANEL_ROWS } from '../panel-table'
import { inOrder, isCollapsed } from '../places/arrange'

/** Going to panels by key. */
export interface PanelFocus {
  /** Id of the panel that has the focus; else of the first. */
  readonly current: () => string | null
  /** @param index from the top, 0 for the first */
  readonly goTo: (index: number) => void
  readonly toggleCollapsed: () => void
}

const focusedPanel = () => document.activeElement?.closest<HTMLElement>('[data-panel]')?.dataset.panel ?? null

export const usePanelFocus = (): PanelFocus => {
  const { arrangement } = usePage()
  return useMemo(() => {
    const rows = () => inOrder(PANEL_ROWS, arrangement.getState().order)
    const current = () => focusedPanel() ?? rows()[0]?.id ?? null
    return {
      current,
      goTo: (index) => {
        const id = rows()[index]?.id
        if (id === undefined) return
        const { filled } = arrangement.getState()
        // Where one panel has the page, another takes its place.
        if (filled !== null) return arrangement.change({ filled: id })
        const panel = document.getElementById(id)
        panel?.focus({ preventScroll: true })
        panel?.scrollIntoView({ block: 'nearest' })
      },
      toggleCollapsed: () => {
        const row = rows().find(({ id }) => id === focusedPanel())
        if (!row) return
        const arranged = arrangement.getState()
        arrangement.change({ collapsed: { ...arranged.collapsed, [row.id]: !isCollapsed(row, arranged) } })
      },
    }
  }, [arrangement])
}
