import { useEffect, useState } from 'react'

/**
 * Whether some of an element can be seen.
 * @returns the answer, and the ref of the element
 */
export const useInView = (): readonly [boolean, (element: HTMLElement | null) => void] => {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [isInView, setInView] = useState(false)
  useEffect(() => {
    if (!element) return
    const observer = new IntersectionObserver((entries) => setInView(entries.at(-1)?.isIntersecting ?? false))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [isInView, setElement]
}
