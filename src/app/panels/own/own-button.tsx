import { usePage } from '../../page-context'
import { useArrangement } from '../../workspace/places/use-arrangement'
import { OWN_PANEL } from './own-words'

/** The way to the panel, which has the page to itself, and back. */
export const OwnButton = () => {
  const { arrangement } = usePage()
  const isOpen = useArrangement().filled === OWN_PANEL.id
  return (
    <button
      type="button"
      className="small own-button"
      aria-label="Measure your function"
      aria-expanded={isOpen}
      title="Should your own function go to a worker? Paste it, and see"
      onClick={() => arrangement.change({ filled: isOpen ? null : OWN_PANEL.id })}
    >
      <span className="own-button-words">Measure your function</span>
      <span className="own-button-sign">ƒ(x)</span>
    </button>
  )
}
