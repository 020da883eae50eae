import { useLive } from '../../charts/live/live-source'
import { usePage } from '../page-context'

/** Why calls fail, for as long as that run is shown. Why a whole run failed is told by its notice and the status. */
export const FailureNote = () => {
  const { live } = usePage()
  const snapshot = useLive(live)
  return (
    <p role="alert" className="failure-note">
      {snapshot && snapshot.phase.kind !== 'failed' ? snapshot.failure : null}
    </p>
  )
}
