import { useEffect } from 'react'
import { usePage } from '../../page-context'
import { usePanelFocus } from '../../workspace/focus/panel-focus'
import { pressedKey, shortcutFor } from './shortcuts'

const TYPED_IN =
  'input:not([type="range"], [type="radio"], [type="checkbox"], [type="button"]), select, textarea'

/** Whether a key pressed there is meant for a field. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_IN))

const isMeantForOthers = (event: KeyboardEvent) =>
  event.defaultPrevented ||
  // A key that is held would start a dozen runs.
  event.repeat ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  isTyping(event.target) ||
  document.querySelector('dialog[open], [popover="auto"]:popover-open') !== null

/** Single keys act anywhere but in a field, and nowhere once they are switched off. */
export const useShortcuts = (openHelp: () => void): void => {
  const { session, store, arrangement, undo, view } = usePage()
  const panels = usePanelFocus()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isMeantForOthers(event)) return
      if (event.key === 'Escape' && arrangement.getState().filled !== null)
        return arrangement.change({ filled: null })
      if (!arrangement.getState().shortcuts) return
      const key = pressedKey(event)
      const shortcut = shortcutFor(key)
      if (!shortcut) return
      event.preventDefault()
      shortcut.act({ session, store, arrangement, undo, view, panels, openHelp }, key)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [session, store, arrangement, undo, view, panels, openHelp])
}
