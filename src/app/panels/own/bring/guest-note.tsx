import type { Guest } from '../../../../store/own/own'
import { usePage } from '../../../page-context'
import { useOwn } from '../use-own'

const originWords = ({ origin }: Guest): string =>
  origin.kind === 'link' ? 'This code came with a link.' : `This code came from the file “${origin.name}”.`

/** Code that came from elsewhere asks before it runs; what could not be taken says why. */
export const GuestNote = () => {
  const { own, session } = usePage()
  const guest = useOwn((state) => state.guest)
  const refusal = useOwn((state) => state.refusal)
  const agree = ({ settings }: Guest) => {
    own.agree()
    if (settings) session.change(settings)
  }
  return (
    <>
      {refusal !== null && (
        <p role="alert" className="own-refusal">
          {refusal}{' '}
          <button type="button" className="quiet" onClick={own.dismiss}>
            Dismiss
          </button>
        </p>
      )}
      {guest && (
        <section className="own-guest" aria-label="Code from elsewhere">
          <p>
            <b>{originWords(guest)}</b> Nothing of it has run. Read it first. If you let it run, it runs in
            workers and in a frame that reach no network, no storage and nothing of this page.
          </p>
          <p className="own-buttons">
            <button type="button" className="primary" onClick={() => agree(guest)}>
              I have read it: it may run
            </button>
            <button type="button" onClick={own.dismiss}>
              Back to my own code
            </button>
          </p>
        </section>
      )}
    </>
  )
}
