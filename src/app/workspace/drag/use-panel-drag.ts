import { useEffect, useMemo, useRef, useState } from 'react'
import type { DropPlace } from './drop-side'

interface Drag {
  readonly id: string
  readonly place: DropPlace | null
}

/** What is called when a head comes, and gives back what is to be called when it goes. */
type HeadRef = (head: HTMLElement | null) => (() => void) | undefined

interface Given {
  /** Whether there has been time to spare: until then nobody drags, and the code for it need not come. */
  readonly hasTime: boolean
  readonly onStart: (id: string) => void
  readonly onDrop: (id: string, place: DropPlace | null) => void
}

interface Wanted {
  readonly wanted: Promise<void>
  readonly keep: () => void
}

/** A promise that is kept once `hasTime`, or once somebody keeps it. */
const useWanted = (hasTime: boolean): Wanted => {
  const [promised] = useState((): Wanted => {
    let keep = () => {}
    const wanted = new Promise<void>((resolve) => {
      keep = resolve
    })
    return { wanted, keep }
  })
  useEffect(() => {
    if (hasTime) promised.keep()
  }, [hasTime, promised])
  return promised
}

/** Dragging panels by their heads. */
export const usePanelDrag = (given: Given) => {
  const newest = useRef(given)
  newest.current = given
  const [drag, setDrag] = useState<Drag | null>(null)
  const { wanted, keep } = useWanted(given.hasTime)
  const headOf = useMemo(() => {
    const attach =
      (id: string): HeadRef =>
      (head) => {
        if (!head) return undefined
        let detach: (() => void) | null = () => {}
        // Somebody may want to take hold of one sooner, and let it go beside any other.
        head.addEventListener('pointerenter', keep, { once: true })
        void wanted
          .then(() => import('./panel-drag'))
          .then(({ makeMovable }) => {
            if (!detach) return
            detach = makeMovable({
              id,
              head,
              onStart: () => {
                setDrag({ id, place: null })
                newest.current.onStart(id)
              },
              onOver: (place) =>
                setDrag((before) =>
                  before?.place?.beside === place?.beside && before?.place?.side === place?.side
                    ? before
                    : before && { ...before, place },
                ),
              onDrop: (dragged, place) => {
                setDrag(null)
                newest.current.onDrop(dragged, place)
              },
            })
          })
          // Offline, say: panels are then moved by their menus.
          .catch(() => undefined)
        return () => {
          detach?.()
          detach = null
        }
      }
    // The same function for the same panel: else its head would be let go and taken anew with every redraw.
    const kept = new Map<string, HeadRef>()
    return (id: string): HeadRef => {
      const ref = kept.get(id) ?? attach(id)
      kept.set(id, ref)
      return ref
    }
  }, [wanted, keep])
  return { drag, headOf }
}
