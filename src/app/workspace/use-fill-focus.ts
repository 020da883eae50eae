import { type RefObject, useLayoutEffect, useRef } from 'react'

const fillButton = (list: HTMLElement | null, id: string) =>
  list?.querySelector<HTMLElement>(`[data-panel="${id}"] .panel-fill`)

/** Focus goes to the panel that fills the page, and stays at it when it has gone back to its place. */
export const useFillFocus = (list: RefObject<HTMLElement | null>, filled: string | null): void => {
  const before = useRef(filled)
  useLayoutEffect(() => {
    const last = before.current
    before.current = filled
    // As the page was left: nothing has changed, and nobody's focus is taken.
    if (last === filled) return
    const button = fillButton(list.current, filled ?? last ?? '')
    button?.focus({ preventScroll: true })
    if (filled === null) button?.closest('.slot')?.scrollIntoView({ block: 'nearest' })
    else scrollTo(0, 0)
  }, [list, filled])
}
