import './help.css'
import { useLayoutEffect, useRef } from 'react'
import { usePage } from '../../page-context'
import { useArrangement } from '../../workspace/places/use-arrangement'
import { TERMS } from '../terms'
import { LOCAL_KEYS } from './local-keys'
import { SHORTCUTS } from './shortcuts'

const Keys = () => (
  <table className="help-keys">
    <caption className="visually-hidden">Keyboard shortcuts</caption>
    <tbody>
      {[...SHORTCUTS, ...LOCAL_KEYS].map(({ keys, does }) => (
        <tr key={keys}>
          <th scope="row">
            <kbd>{keys}</kbd>
          </th>
          <td>{does}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Terms = () => (
  <dl className="help-terms">
    {TERMS.map(({ id, word, meaning, unit }) => (
      <div key={id}>
        <dt>
          {word} {unit !== null && <small>{unit}</small>}
        </dt>
        <dd>{meaning}</dd>
      </div>
    ))}
  </dl>
)

/** Shortcuts and terms. A native dialog: it keeps the focus, and gives it back. */
export const HelpDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { arrangement } = usePage()
  const { shortcuts } = useArrangement()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    return () => current?.close()
  }, [])
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={onClose}>
      <div className="help-head">
        <h2 id="help-title">Shortcuts and terms</h2>
        <button type="button" className="small" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {/* A scrolling region must be reachable by keyboard. */}
      <section className="help-body" aria-label="Shortcuts and terms" tabIndex={0}>
        <h3>Keyboard</h3>
        <Keys />
        <label className="word-switch help-switch">
          <input
            type="checkbox"
            className="switch-box"
            checked={shortcuts}
            onChange={({ currentTarget: { checked } }) => arrangement.change({ shortcuts: checked })}
          />
          Single keys act on the page
        </label>
        <h3>Terms</h3>
        <Terms />
      </section>
    </dialog>
  )
}
