/** A page that another visitor can come to without a load. */
export interface Reopened {
  /** As a load of that address would open it: that costs a second of a core, this a third. */
  readonly open: (search: string) => Promise<void>
  /** Nothing is left of it but what is stored, and the code that has been loaded. */
  readonly close: () => Promise<void>
}

declare global {
  interface Window {
    reopened?: Reopened
  }
}

/** The document as it was loaded, whatever tests have done to it. */
const cleanDocument = (ownStyles: ReadonlySet<Element>): void => {
  for (const style of document.querySelectorAll('style')) if (!ownStyles.has(style)) style.remove()
  for (const { name } of [...document.documentElement.attributes])
    if (name.startsWith('data-')) document.documentElement.removeAttribute(name)
  getSelection()?.removeAllRanges()
  scrollTo(0, 0)
}

/** @param begin shows the page by the address that the window has; says how to end it */
export const keepOpen = (begin: () => () => Promise<void>): Reopened => {
  const ownStyles = new Set(document.querySelectorAll('style'))
  let end: (() => Promise<void>) | null = begin()
  const close = async () => {
    const endIt = end
    end = null
    await endIt?.()
    Reflect.deleteProperty(window, 'poolscope')
    cleanDocument(ownStyles)
  }
  const open = async (search: string) => {
    await close()
    history.replaceState(null, '', location.pathname + search)
    end = begin()
  }
  window.reopened = { open, close }
  return window.reopened
}
