import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useAppState } from '../page-context'

/**
 * An element that gets no lower while an experiment goes on. Each of its runs begins with nothing to show: what is
 * below, such as the button that stops it, would jump away under the pointer, and a click would be lost.
 */
export const useHeldHeight = (): RefObject<HTMLDivElement | null> => {
  const ref = useRef<HTMLDivElement>(null)
  const isHeld = useAppState(({ experiment }) => experiment !== null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element || !isHeld) return
    let [width, tallest] = [element.offsetWidth, 0]
    const observer = new ResizeObserver(() => {
      // Its lines break elsewhere now.
      if (element.offsetWidth !== width) {
        ;[width, tallest] = [element.offsetWidth, 0]
        element.style.minHeight = ''
      }
      // To a part of a pixel: rounded, it would get lower by that.
      tallest = Math.max(tallest, element.getBoundingClientRect().height)
      element.style.minHeight = `${tallest}px`
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      element.style.minHeight = ''
    }
  }, [isHeld])
  return ref
}
