import './tip.css'
import { type FocusEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { placeTip, showTip } from './show-tip'

/** Time in which the pointer may cross from a word to its tip, ms. */
const CROSSING_MS = 200

/**
 * What a word means, shown while the pointer or the keyboard's focus is on it. The pointer may go over to the tip,
 * Escape closes it. To screen readers it is the word's description.
 */
export const useTip = () => {
  const id = useId()
  const anchor = useRef<HTMLElement | null>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const { current } = tip
    if (!isOpen || !current || !anchor.current) return
    const word = anchor.current
    const callOff = showTip(current, word)
    // Its words may come later than it, and make it larger.
    const words = new MutationObserver(() => placeTip(current, word))
    words.observe(current, { childList: true, characterData: true, subtree: true })
    const close = () => setIsOpen(false)
    // Focus may bring its word into view: the tip goes along. What a pointer was on is elsewhere after scrolling.
    const follow = () => {
      const { current: word } = anchor
      if (word?.matches(':focus-visible')) placeTip(current, word)
      else close()
    }
    const closeOnEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Escape closes one thing at a time.
      event.stopImmediatePropagation()
      close()
    }
    addEventListener('keydown', closeOnEscape, true)
    addEventListener('scroll', follow, true)
    return () => {
      callOff()
      words.disconnect()
      removeEventListener('keydown', closeOnEscape, true)
      removeEventListener('scroll', follow, true)
      current.hidePopover()
    }
  }, [isOpen])
  useEffect(() => () => clearTimeout(timer.current), [])
  const open = () => {
    clearTimeout(timer.current)
    setIsOpen(true)
  }
  const leave = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setIsOpen(false), CROSSING_MS)
  }
  return {
    id,
    anchorProps: {
      'aria-describedby': id,
      onPointerEnter: (event: PointerEvent<HTMLElement>) => {
        anchor.current = event.currentTarget
        if (event.pointerType === 'mouse') open()
      },
      onPointerLeave: leave,
      onFocus: (event: FocusEvent<HTMLElement>) => {
        anchor.current = event.currentTarget
        if (event.currentTarget.matches(':focus-visible')) open()
      },
      onBlur: () => setIsOpen(false),
    },
    tipProps: { id, ref: tip, onPointerEnter: open, onPointerLeave: leave },
    /** For a finger, which neither hovers nor focuses. */
    toggle: (event: { readonly currentTarget: HTMLElement }) => {
      anchor.current = event.currentTarget
      setIsOpen((before) => !before)
    },
    isOpen,
  }
}

interface TipProps {
  readonly text: string
  readonly tipProps: ReturnType<typeof useTip>['tipProps']
}

export const Tip = ({ text, tipProps }: TipProps) => (
  <span role="tooltip" popover="manual" className="tip" {...tipProps}>
    {text}
  </span>
)
