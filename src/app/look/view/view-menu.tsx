import './view.css'
import { AS_IT_COMES } from '../../../store/kept/arrangement'
import { usePage } from '../../page-context'
import { ThemeField } from '../theme/theme-field'

const MENU_ID = 'view-menu'

const FullScreenButton = () => {
  const { session } = usePage()
  if (!document.fullscreenEnabled) return null
  const toggle = async () => {
    try {
      if (document.fullscreenElement) await document.exitFullscreen()
      else await document.documentElement.requestFullscreen()
    } catch {
      session.notify('warning', 'The browser did not allow full screen.')
    }
  }
  return (
    <button type="button" className="small" onClick={() => void toggle()}>
      Full screen
    </button>
  )
}

/** How the page looks. A native popover: Escape and a click beside it close it. */
export const ViewMenu = () => {
  const { arrangement, undo } = usePage()
  const resetArrangement = () => {
    const before = arrangement.getState()
    const { order, collapsed, filled } = AS_IT_COMES
    arrangement.change({ order, collapsed, filled })
    undo.offer({ text: 'All panels are as they come.', undo: () => arrangement.change(before) })
  }
  return (
    <>
      <button type="button" className="small" popoverTarget={MENU_ID}>
        View
      </button>
      <section id={MENU_ID} popover="auto" className="view-menu" aria-label="View">
        <span className="field-label" aria-hidden="true">
          Theme
        </span>
        <ThemeField />
        <div className="view-actions">
          <FullScreenButton />
          <button type="button" className="small" onClick={resetArrangement}>
            Reset arrangement
          </button>
          <button type="button" className="small" onClick={() => print()}>
            Print
          </button>
        </div>
      </section>
    </>
  )
}
