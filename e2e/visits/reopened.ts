/** A page that another visitor can come to without a load. */
interface Reopened {
  /**
   * As a load would open it, for less than that costs.
   * @param address path and search
   */
  readonly open: (address: string) => Promise<void>
  /** Nothing is left of it but what is stored, and the code that has been loaded. */
  readonly close: () => Promise<void>
}

declare global {
  interface Window {
    /** There as soon as the first visit has begun. */
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
export const keepOpen = async (begin: () => Promise<() => Promise<void>>): Promise<void> => {
  const ownStyles = new Set(document.querySelectorAll('style'))
  let end: (() => Promise<void>) | null = await begin()
  const close = async () => {
    const endIt = end
    end = null
    await endIt?.()
    Reflect.deleteProperty(window, 'poolscope')
    cleanDocument(ownStyles)
  }
  const open = async (address: string) => {
    await close()
    history.replaceState(null, '', address)
    end = await begin()
  }
  window.reopened = { open, close }
}
