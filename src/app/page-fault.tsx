import type { FallbackProps } from 'react-error-boundary'
import { partFaultWords } from '../charts/frame/guard/fault-words'
import { CAN_STOP } from './controls/run/run-permission'
import { useAppState, usePage } from './page-context'

/** In place of a page that cannot be drawn: what happened, and the two things that somebody may want now. */
export const PageFault = ({ error }: FallbackProps) => {
  const { session } = usePage()
  const activity = useAppState((state) => state.activity)
  return (
    <main className="page-fault">
      <h1>The page cannot be drawn</h1>
      <p role="alert">{partFaultWords(error, navigator.onLine)}</p>
      {activity !== 'idle' && <p>A run goes on unseen.</p>}
      <p>
        <button type="button" onClick={() => location.reload()}>
          Reload the page
        </button>{' '}
        {activity !== 'idle' && (
          <button type="button" aria-disabled={!CAN_STOP[activity]} onClick={() => void session.stop()}>
            Stop
          </button>
        )}
      </p>
    </main>
  )
}
