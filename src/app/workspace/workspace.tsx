import './workspace.css'
import { useLayoutEffect, useRef, useState } from 'react'
import type { PanelControls } from '../../charts/frame/menu/panel-controls'
import { usePage } from '../page-context'
import { indexAt } from './drag/drop-side'
import { usePanelDrag } from './drag/use-panel-drag'
import { useFillFocus } from './focus/use-fill-focus'
import { usePanelLinks } from './focus/use-panel-links'
import { menuButton } from './menu-button'
import { PanelSlot } from './panel-slot'
import { PANEL_ROWS, type PanelRow } from './panel-table'
import { inOrder, isCollapsed, moved } from './places/arrange'
import { timePlaces } from './places/time-places'
import { useArrangement } from './places/use-arrangement'
import { useSpareTime } from './use-spare-time'

/** All panels of the page, as somebody arranged them, or one of them by itself. */
export const Workspace = () => {
  const { arrangement } = usePage()
  const arranged = useArrangement()
  const [spoken, setSpoken] = useState('')
  const hasTime = useSpareTime()
  const list = useRef<HTMLDivElement>(null)
  const refocus = useRef<string | null>(null)
  const rows = inOrder(PANEL_ROWS, arranged.order)
  const ids = rows.map(({ id }) => id)
  const filled = rows.find(({ id }) => id === arranged.filled)

  const moveTo = ({ id, title }: PanelRow, to: number) => {
    const order = moved(ids, id, to)
    if (order === ids) return
    refocus.current = id
    arrangement.change({ order })
    setSpoken(`${title} moved to place ${to + 1} of ${ids.length}`)
  }
  const rowOf = (id: string) => rows.find((candidate) => candidate.id === id)
  const { drag, headOf } = usePanelDrag({
    hasTime,
    onStart: (id) => setSpoken(`Moving ${rowOf(id)?.title}`),
    onDrop: (id, place) => {
      const row = rowOf(id)
      const to = place ? indexAt(ids, id, place) : ids.indexOf(id)
      if (row && to !== ids.indexOf(id)) moveTo(row, to)
      else setSpoken(`${row?.title} stays where it is`)
    },
  })

  // A panel that moves in the document loses the focus that was in it.
  useLayoutEffect(() => {
    if (refocus.current === null) return
    menuButton(list.current, refocus.current)?.focus()
    refocus.current = null
  })

  usePanelLinks()
  useFillFocus(list, filled?.id ?? null)

  const places = timePlaces(rows.map((row) => ({ ...row, isCollapsed: isCollapsed(row, arranged) })))
  const controlsOf = (row: PanelRow): PanelControls => {
    const { id } = row
    const index = ids.indexOf(id)
    const isShut = isCollapsed(row, arranged)
    return {
      isCollapsed: isShut && row !== filled,
      isFilled: row === filled,
      place: filled ? 'only' : (places[id] ?? 'only'),
      toggleCollapsed: () => arrangement.change({ collapsed: { ...arranged.collapsed, [id]: !isShut } }),
      toggleFilled: () => arrangement.change({ filled: row === filled ? null : id }),
      moveUp: index > 0 ? () => moveTo(row, index - 1) : null,
      moveDown: index < ids.length - 1 ? () => moveTo(row, index + 1) : null,
      head: headOf(id),
    }
  }
  return (
    <div className="workspace" ref={list} data-dragging={drag !== null || undefined}>
      {(filled ? [filled] : rows).map((row) => (
        <PanelSlot
          key={row.id}
          row={row}
          controls={controlsOf(row)}
          hasTime={hasTime}
          drop={drag?.place?.beside === row.id ? drag.place.side : null}
        />
      ))}
      <p role="status" aria-label="Arrangement" className="visually-hidden">
        {spoken}
      </p>
    </div>
  )
}
