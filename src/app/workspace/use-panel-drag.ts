import { type PointerEvent, useRef, useState } from 'react'
import { type Box, type DropPlace, dropPlaceAt } from './drop-place'

interface Drag {
  readonly id: string
  readonly place: DropPlace | null
}

/** A drag this near to the edge of the window scrolls the page, px, by this many px for each move of the pointer. */
const EDGE = { within: 48, by: 16 } as const

const boxesIn = (list: HTMLElement | null): readonly Box[] =>
  [...(list?.querySelectorAll<HTMLElement>('[data-panel]') ?? [])].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { id: element.dataset.panel ?? '', left, top, width, height }
  })

const scrollAtEdge = (y: number) => {
  if (y < EDGE.within) scrollBy(0, -EDGE.by)
  if (y > innerHeight - EDGE.within) scrollBy(0, EDGE.by)
}

/**
 * Dragging a panel by its handle: a line shows where it would go, and nothing moves before it is let go, because
 * a picture that is laid out anew at every step of the pointer would lag behind it.
 */
export const usePanelDrag = (drop: (id: string, place: DropPlace) => void) => {
  const list = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const handlersFor = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ id, place: null })
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent<HTMLElement>) => {
      if (!drag) return
      scrollAtEdge(clientY)
      const place = dropPlaceAt(boxesIn(list.current), id, clientX, clientY)
      if (place?.beside !== drag.place?.beside || place?.side !== drag.place?.side) setDrag({ id, place })
    },
    onPointerUp: () => {
      if (drag?.place) drop(id, drag.place)
      setDrag(null)
    },
    onPointerCancel: () => setDrag(null),
  })
  return { list, drag, handlersFor, cancel: () => setDrag(null) }
}
