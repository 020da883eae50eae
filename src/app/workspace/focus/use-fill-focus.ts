import { type RefObject, useLayoutEffect, useRef } from 'react'
import { menuButton } from '../menu-button'

/** Focus goes to the panel that fills the page, and stays at it when it has gone back to its place. */
export const useFillFocus = (list: RefObject<HTMLElement | null>, filled: string | null): void => {
  const before = useRef(filled)
  useLayoutEffect(() => {
    const last = before.current
    before.current = filled
    // As the page was left: nothing has changed, and nobody's focus is taken.
    if (last === filled) return
    const button = menuButton(list.current, filled ?? last ?? '')
    button?.focus({ preventScroll: true })
    if (filled === null) button?.closest('.slot')?.scrollIntoView({ block: 'nearest' })
    else scrollTo(0, 0)
  }, [list, filled])
}
