import { vi } from 'vitest'

/** What is in sight. Nothing has a place where nothing is laid out: in sight is what was brought there. */

interface Watch {
  readonly element: Element
  readonly callback: IntersectionObserverCallback
  readonly observer: IntersectionObserver
}
const watches = new Set<Watch>()
let inSight: readonly Element[] = []

const isInSight = (element: Element) =>
  inSight.some((one) => element === one || one.contains(element) || element.contains(one))

const tell = ({ element, callback, observer }: Watch) =>
  callback([{ target: element, isIntersecting: isInSight(element) } as IntersectionObserverEntry], observer)

class SightObserver {
  readonly #callback: IntersectionObserverCallback
  constructor(callback: IntersectionObserverCallback) {
    this.#callback = callback
  }
  observe(element: Element) {
    const watch = { element, callback: this.#callback, observer: this as unknown as IntersectionObserver }
    watches.add(watch)
    tell(watch)
  }
  disconnect() {
    for (const watch of watches)
      if (watch.observer === (this as unknown as IntersectionObserver)) watches.delete(watch)
  }
}

/** As somebody who scrolls there. */
const bringIntoSight = (element: Element): void => {
  inSight = [...inSight.filter((one) => one.isConnected), element]
  for (const watch of watches) tell(watch)
}

/** Whether the page, or somebody, has brought it into sight. */
export const wasBrought = (element: Element): boolean => inSight.includes(element)

/** @returns what takes it away again */
export const standInForSight = (): (() => void) => {
  inSight = []
  vi.stubGlobal('IntersectionObserver', SightObserver)
  const spy = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    bringIntoSight(this)
  })
  return () => {
    spy.mockRestore()
    watches.clear()
  }
}
