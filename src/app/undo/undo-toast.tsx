import './undo.css'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { usePage } from '../page-context'

/** How long the offer stands while nobody is at it, ms: long enough to read it twice. */
const STANDS_MS = 15_000

/** Says what was just done, with the way back; laid over the page, so that nothing moves. */
export const UndoToast = () => {
  const { undo, store } = usePage()
  const last = useStore(undo.store, (state) => state.last)
  const [isHeld, setIsHeld] = useState(false)
  // It went while somebody was at it: the next offer is not held.
  if (!last && isHeld) setIsHeld(false)
  useEffect(() => {
    if (!last || isHeld) return
    const timer = setTimeout(undo.forget, STANDS_MS)
    return () => clearTimeout(timer)
  }, [last, isHeld, undo])
  // Going back past a newer change would take that with it.
  useEffect(
    () =>
      store.subscribe(({ settings }, before) => {
        if (settings !== before.settings) undo.forget()
      }),
    [store, undo],
  )
  return (
    <div className="undo" role="status" aria-label="Undo">
      {last && (
        // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here, it only waits for whoever is at it
        <div
          className="undo-toast"
          onPointerEnter={() => setIsHeld(true)}
          onPointerLeave={() => setIsHeld(false)}
          onFocus={() => setIsHeld(true)}
          onBlur={() => setIsHeld(false)}
        >
          <span>{last.text}</span>
          <button type="button" className="small" aria-keyshortcuts="Z" onClick={undo.take}>
            Undo
          </button>
          <button type="button" className="quiet" onClick={undo.forget}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  )
}
