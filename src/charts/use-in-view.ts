import { useEffect, useState } from 'react'

/** How near to the visible part of the page is near enough, so that a chart is there when it is scrolled to. */
const MARGIN = '80px'

/**
 * Whether an element can be seen, or nearly.
 * @returns the answer, and the ref of the element
 */
export const useInView = (): readonly [boolean, (element: HTMLElement | null) => void] => {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [isInView, setInView] = useState(false)
  useEffect(() => {
    if (!element) return
    const observer = new IntersectionObserver(
      (entries) => setInView(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: MARGIN },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [isInView, setElement]
}
