import './panel-menu.css'
import { type ReactNode, type RefObject, type ToggleEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { PanelIcon } from './panel-icon'

interface Props {
  /** Of the panel. */
  readonly title: string
  readonly children: ReactNode
}

/** Between the button and what it opens, px. */
const GAP = 4

/** Under the button, or over it where it is low in the window; its right edges in line, as far as the window goes. */
const place = (menu: HTMLElement, button: HTMLElement) => {
  const at = button.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const isLow = at.top > clientHeight / 2
  menu.style.top = isLow ? 'auto' : `${at.bottom + GAP}px`
  menu.style.bottom = isLow ? `${clientHeight - at.top + GAP}px` : 'auto'
  menu.style.right = `${Math.max(GAP, clientWidth - at.right)}px`
  menu.style.maxHeight = `${(isLow ? at.top : clientHeight - at.bottom) - 2 * GAP}px`
}

/** The page may scroll under it: it stays at its button. */
const useFollowScroll = (
  menu: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
  isOpen: boolean,
) =>
  useEffect(() => {
    if (!isOpen) return
    const follow = () => menu.current && button.current && place(menu.current, button.current)
    addEventListener('scroll', follow, true)
    addEventListener('resize', follow)
    return () => {
      removeEventListener('scroll', follow, true)
      removeEventListener('resize', follow)
    }
  }, [menu, button, isOpen])

/**
 * All that can be done with a panel, behind one button. A native popover: Escape and a click beside it close it, and
 * the focus returns to the button. What it holds is drawn only while it is open.
 */
export const PanelMenu = ({ title, children }: Props) => {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  useFollowScroll(menu, button, isOpen)
  const toggle = ({ newState }: ToggleEvent<HTMLElement>) => {
    // Before it is shown, so that it is never seen empty.
    flushSync(() => setIsOpen(newState === 'open'))
    if (newState === 'open' && menu.current && button.current) place(menu.current, button.current)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button panel-menu-button"
        popoverTarget={id}
        aria-expanded={isOpen}
        aria-label={`Menu of ${title}`}
        title="What can be done with this panel"
      >
        <PanelIcon name="menu" />
      </button>
      <section
        ref={menu}
        id={id}
        popover="auto"
        className="panel-menu"
        aria-label={title}
        onBeforeToggle={toggle}
      >
        {isOpen && children}
      </section>
    </>
  )
}
