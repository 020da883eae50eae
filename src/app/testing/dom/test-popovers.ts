/** Popovers and dialogs as browsers have them, as far as the page leans on them: the tests' DOM has neither. */

/** Stands for `:popover-open`, which the tests' DOM cannot be asked for. */
const OPEN = 'data-stands-open'
const asked = (selector: string) => selector.replaceAll(':popover-open', `[${OPEN}]`)

/** What is open, the newest last, with what the focus goes back to. */
interface Opened {
  readonly element: HTMLElement
  readonly before: Element | null
}
let opened: readonly Opened[] = []

const isOpen = (element: Element) => element.hasAttribute(OPEN)
const isAuto = (element: Element) => element.getAttribute('popover') === 'auto'

const tell = (element: HTMLElement, type: 'beforetoggle' | 'toggle', opens: boolean) => {
  const states = { oldState: opens ? 'closed' : 'open', newState: opens ? 'open' : 'closed' }
  element.dispatchEvent(Object.assign(new Event(type), states))
}

const giveFocusBack = ({ element, before }: Opened) => {
  if (element.contains(document.activeElement) && before instanceof HTMLElement) before.focus()
}
const forget = (element: HTMLElement): Opened | undefined => {
  const found = opened.find((one) => one.element === element)
  opened = opened.filter((one) => one !== found)
  return found
}

const hide = (element: HTMLElement) => {
  if (!isOpen(element)) return
  const found = forget(element)
  tell(element, 'beforetoggle', false)
  element.removeAttribute(OPEN)
  if (found && isAuto(element)) giveFocusBack(found)
  tell(element, 'toggle', false)
}
const show = (element: HTMLElement) => {
  if (isOpen(element)) throw new DOMException('It is shown already.', 'InvalidStateError')
  if (isAuto(element)) for (const other of opened.filter((one) => isAuto(one.element))) hide(other.element)
  const before = document.activeElement
  tell(element, 'beforetoggle', true)
  element.setAttribute(OPEN, '')
  opened = [...opened, { element, before }]
  tell(element, 'toggle', true)
}

/** A button that opens something closes it too. */
const pressButton = ({ target }: Event) => {
  const button = target instanceof Element ? target.closest('[popovertarget]') : null
  const element = document.getElementById(button?.getAttribute('popovertarget') ?? '')
  if (!element) return
  if (isOpen(element)) hide(element)
  else show(element)
}
/** Whoever presses elsewhere closes what is open by itself. */
const pressElsewhere = ({ target }: Event) => {
  if (!(target instanceof Element)) return
  const own = target.closest('[popovertarget]')?.getAttribute('popovertarget')
  for (const { element } of opened)
    if (isAuto(element) && !element.contains(target) && element.id !== own) hide(element)
}
const pressEscape = (event: KeyboardEvent) => {
  const newest = opened.findLast(({ element }) => element instanceof HTMLDialogElement || isAuto(element))
  if (event.key !== 'Escape' || event.defaultPrevented || !newest) return
  if (newest.element instanceof HTMLDialogElement) newest.element.close()
  else hide(newest.element)
}

/** Of a whole prototype: what is put in its place. */
const replaced = <T extends object>(
  prototype: T,
  patch: { readonly [K in keyof T]?: T[K] },
): (() => void) => {
  const before = Object.getOwnPropertyDescriptors(prototype)
  for (const [name, value] of Object.entries(patch))
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true })
  return () => {
    for (const name of Object.keys(patch)) {
      const descriptor = Object.entries(before).find(([key]) => key === name)?.[1]
      if (descriptor) Object.defineProperty(prototype, name, descriptor)
      else Reflect.deleteProperty(prototype, name)
    }
  }
}

const FOCUSABLE = 'button, input, select, textarea, a[href], [tabindex]'

/** @returns what takes them away again */
export const standInForPopovers = (): (() => void) => {
  opened = []
  const { querySelector } = Document.prototype
  const { matches } = Element.prototype
  const { close } = HTMLDialogElement.prototype
  const undo = [
    replaced(HTMLElement.prototype, {
      showPopover(this: HTMLElement) {
        show(this)
      },
      hidePopover(this: HTMLElement) {
        hide(this)
      },
    }),
    replaced(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        opened = [...opened, { element: this, before: document.activeElement }]
        this.setAttribute('open', '')
        this.querySelector<HTMLElement>(FOCUSABLE)?.focus()
      },
      close(this: HTMLDialogElement) {
        const found = forget(this)
        if (found) giveFocusBack(found)
        close.call(this)
      },
    }),
    replaced(Document.prototype, {
      querySelector(this: Document, selector: string) {
        return querySelector.call(this, asked(selector))
      },
    } as Partial<Document>),
    replaced(Element.prototype, {
      matches(this: Element, selector: string) {
        return matches.call(this, asked(selector))
      },
    } as Partial<Element>),
  ]
  document.addEventListener('click', pressButton)
  document.addEventListener('pointerdown', pressElsewhere, true)
  // What the page does with Escape comes first: it may keep it to itself.
  addEventListener('keydown', pressEscape)
  return () => {
    document.removeEventListener('click', pressButton)
    document.removeEventListener('pointerdown', pressElsewhere, true)
    removeEventListener('keydown', pressEscape)
    for (const put of undo) put()
  }
}
