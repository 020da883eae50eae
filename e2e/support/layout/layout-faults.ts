import type { Frame, Page } from '@playwright/test'

interface Examined extends Window {
  layoutFaults?: () => Promise<readonly string[]>
}

const install = (): void => {
  ;(window as Examined).layoutFaults = async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    const PARTS =
      '.panel, .controls-first, .controls-more, .tile, .time-bar, .tour, .header, .notice, .panel-menu, .page'
    const BARS = '.time-bar, .controls-first, .tour, .panel-menu, .undo-toast, .tip'
    const UNSEEN =
      '.visually-hidden, [popover]:not(:popover-open), dialog:not([open]), option, script, style, noscript, title'
    const faults: string[] = []
    const nameOf = (element: Element) => {
      const text = element.getAttribute('aria-label') ?? element.textContent ?? ''
      return `${element.tagName.toLowerCase()}.${element.classList.item(0)} “${text.trim().slice(0, 40)}”`
    }
    /** Asked once of an element: texts have most of what is around them in common. */
    const once = <T>(ask: (element: Element) => T) => {
      const answers = new Map<Element, T>()
      return (element: Element): T => {
        if (!answers.has(element)) answers.set(element, ask(element))
        return answers.get(element) as T
      }
    }
    const isSeen = once((element) => element.checkVisibility({ visibilityProperty: true }))
    const clips = once((element) => getComputedStyle(element).overflowX !== 'visible')
    const boxOf = once((element) => element.getBoundingClientRect())
    const ancestors = (element: Element) => {
      const all: HTMLElement[] = []
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement)
        if (at instanceof HTMLElement) all.push(at)
      return all
    }

    const edgesAround = once((element) => ancestors(element).filter(clips).map(boxOf))

    const { scrollWidth } = document.documentElement
    if (scrollWidth !== innerWidth) faults.push(`The page is ${scrollWidth} px wide in ${innerWidth} px.`)

    for (const control of document.querySelectorAll('button, input, select, summary, a[href]')) {
      const part = control.closest(PARTS)
      if (!part || !isSeen(control) || control.closest(UNSEEN)) continue
      const isScrolled = ancestors(control).some(
        (around) => part.contains(around) && part !== around && clips(around),
      )
      const { left, right, width } = control.getBoundingClientRect()
      const edge = part.getBoundingClientRect()
      if (isScrolled || width === 0 || (left >= edge.left - 0.6 && right <= edge.right + 0.6)) continue
      faults.push(`${nameOf(control)} is beyond the edge of ${nameOf(part)}.`)
    }

    interface Text {
      readonly node: Node
      readonly layer: Element
      readonly left: number
      readonly right: number
      readonly top: number
      readonly bottom: number
    }
    const texts: Text[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement
      if (!around || !node.nodeValue?.trim() || around.closest(UNSEEN) || !isSeen(around)) continue
      const edges = edgesAround(around)
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        // The line's box is higher than its letters.
        const left = Math.max(box.left, ...edges.map((edge) => edge.left))
        const right = Math.min(box.right, ...edges.map((edge) => edge.right))
        const top = Math.max(box.top + 2, ...edges.map((edge) => edge.top))
        const bottom = Math.min(box.bottom - 2, ...edges.map((edge) => edge.bottom))
        const layer = around.closest(BARS) ?? document.body
        if (right - left >= 1 && bottom - top >= 1) texts.push({ node, layer, left, right, top, bottom })
      }
    }
    texts.sort((one, other) => one.top - other.top)
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        if (other.top >= one.bottom) break
        if (one.node === other.node || one.layer !== other.layer) continue
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (across > 1.5 && down > 1)
          faults.push(`“${one.node.nodeValue}” lies over “${other.node.nodeValue}”.`)
      }
    })
    return faults
  }
}

/**
 * What is wrong with how the page is laid out now, a sentence each: sideways scrolling, controls beyond the edge of
 * their part, text over other text. What scrolls by itself, and bars that stay in sight over what scrolls under them,
 * are meant. Charts are given two frames to follow the window.
 */
export const layoutFaults = async (page: Page | Frame): Promise<readonly string[]> => {
  await page.evaluate(install)
  return page.evaluate(() => (window as Examined).layoutFaults?.() ?? ['Nothing looked.'])
}

/**
 * What is wrong at each of the widths and stays so, by the width: a busy machine may draw a chart some frames late.
 * @param frame one of `openFramed`, whose width is set
 */
export const layoutFaultsAt = async (
  frame: Frame,
  widths: readonly number[],
): Promise<Readonly<Record<number, readonly string[]>>> => {
  await frame.evaluate(install)
  return frame.evaluate(async (wanted) => {
    const { frameElement, layoutFaults: look } = window as Examined
    if (!frameElement || !look) throw new Error('The page stands in no frame, or nothing looks for faults.')
    const found: Record<number, readonly string[]> = {}
    for (const width of wanted) {
      ;(frameElement as HTMLElement).style.width = `${width}px`
      if (innerWidth !== width) throw new Error(`The page is ${innerWidth} px wide, not ${width}.`)
      let faults = await look()
      for (let again = 0; again < 5 && faults.length > 0; again += 1) faults = await look()
      if (faults.length > 0) found[width] = faults
    }
    return found
  }, widths)
}
