import { useLive } from '../charts/live-source'
import { usePage } from './page-context'

/** Why calls fail, for as long as the figures of that run are shown. */
export const FailureNote = () => {
  const { live } = usePage()
  const failure = useLive(live)?.failure ?? null
  return (
    <p role="alert" className="failure-note">
      {failure}
    </p>
  )
}
