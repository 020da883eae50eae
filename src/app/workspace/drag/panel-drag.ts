import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { type DropPlace, dropSideOf } from './drop-side'

export interface MovablePanel {
  readonly id: string
  /** What one takes hold of. */
  readonly head: HTMLElement
  readonly onStart: (id: string) => void
  /** Where it would come to lie; null: nowhere. */
  readonly onOver: (place: DropPlace | null) => void
  /** It was let go; null: where it came from, or the drag was cancelled. */
  readonly onDrop: (id: string, place: DropPlace | null) => void
}

const ID = 'panel'
const idOf = ({ data }: { readonly data: Record<string | symbol, unknown> }): string | null =>
  typeof data[ID] === 'string' ? data[ID] : null

interface At {
  readonly clientX: number
  readonly clientY: number
}

const placeOn = (slot: Element, beside: string, { clientX, clientY }: At): DropPlace => ({
  beside,
  side: dropSideOf(
    slot.getBoundingClientRect(),
    slot.parentElement?.clientWidth ?? innerWidth,
    clientX,
    clientY,
  ),
})

/**
 * Makes a panel one that is taken hold of by its head and let go beside another, by mouse, pen or finger. A line shows
 * where it would go, and nothing moves before: a picture laid out anew at every step of the pointer would lag behind it.
 * @returns takes it back
 */
export const makeMovable = ({ id, head, onStart, onOver, onDrop }: MovablePanel): (() => void) => {
  const slot = head.closest<HTMLElement>('[data-panel]') ?? head
  const letGoOf = draggable({
    element: head,
    getInitialData: () => ({ [ID]: id }),
    onDragStart: () => onStart(id),
    onDrop: ({ location }) => {
      const [target] = location.current.dropTargets
      const beside = target ? idOf(target) : null
      onDrop(id, target && beside !== null ? placeOn(target.element, beside, location.current.input) : null)
    },
  })
  const takeNone = dropTargetForElements({
    element: slot,
    getData: () => ({ [ID]: id }),
    canDrop: ({ source }) => idOf(source) !== null && idOf(source) !== id,
    onDrag: ({ self, location }) => onOver(placeOn(self.element, id, location.current.input)),
    onDragLeave: () => onOver(null),
  })
  return () => {
    letGoOf()
    takeNone()
  }
}
