import './undo.css'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { usePage } from '../page-context'

/** Says what was just done, with the way back; laid over the page, so that nothing moves. */
export const UndoToast = () => {
  const { undo, store } = usePage()
  const last = useStore(undo.store, (state) => state.last)
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
        <div className="undo-toast">
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
