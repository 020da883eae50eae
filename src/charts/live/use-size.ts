import { type RefObject, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

export interface Size {
  readonly width: number
  readonly height: number
}

const sizeOf = (width: number, height: number): Size | null =>
  width >= 1 && height >= 1 ? { width: Math.floor(width), height: Math.floor(height) } : null

/** The size of an element in whole pixels; null until it is laid out. */
export const useSize = (element: RefObject<HTMLElement | null>): Size | null => {
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    if (!element.current) return
    // Known at once, so that the picture comes with its frame and on paper; it is told again only when it changes.
    const { current } = element
    const measure = () => {
      const { width, height } = current.getBoundingClientRect()
      setSize(sizeOf(width, height))
    }
    measure()
    const goToPaper = () => flushSync(measure)
    addEventListener('beforeprint', goToPaper)
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const next = sizeOf(entry.contentRect.width, entry.contentRect.height)
      setSize((before) => (before?.width === next?.width && before?.height === next?.height ? before : next))
    })
    observer.observe(current)
    return () => {
      removeEventListener('beforeprint', goToPaper)
      observer.disconnect()
    }
  }, [element])
  return size
}
