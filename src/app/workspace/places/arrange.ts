import type { Arrangement } from '../../../store/kept/arrangement'

/** What arranging needs to know of a panel. */
interface Arrangeable {
  readonly id: string
  readonly startsCollapsed: boolean
}

/**
 * Panels in the order somebody gave them. An id that is no panel is passed over; a panel that the order does not name,
 * as one of a newer version, comes after the one it follows by default.
 */
export const inOrder = <T extends { readonly id: string }>(
  panels: readonly T[],
  order: readonly string[],
): readonly T[] => {
  const named = [...new Set(order)].flatMap((id) => panels.filter((panel) => panel.id === id))
  const ordered: T[] = [...named]
  panels.forEach((panel, index) => {
    if (ordered.includes(panel)) return
    const before = panels[index - 1]
    ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, panel)
  })
  return ordered
}

export const isCollapsed = ({ id, startsCollapsed }: Arrangeable, { collapsed }: Arrangement): boolean =>
  collapsed[id] ?? startsCollapsed

/** The order after a panel went to another place; the same when the place is none. */
export const moved = (ids: readonly string[], id: string, to: number): readonly string[] => {
  const from = ids.indexOf(id)
  if (from < 0 || to < 0 || to >= ids.length || to === from) return ids
  const without = ids.filter((other) => other !== id)
  return [...without.slice(0, to), id, ...without.slice(to)]
}
