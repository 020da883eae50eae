import { useLive } from '../../charts/live/live-source'
import { useAppState, usePage } from '../page-context'
import { progressText, progressValue } from './progress-text'
import { useRunState } from './use-run-state'

export const RunProgress = () => {
  const { live } = usePage()
  const snapshot = useLive(live)
  const state = useRunState(snapshot)
  const story = useAppState((app) => app.story)
  const text = progressText(state, snapshot?.progress, story)
  return (
    <div className="run-progress">
      <progress
        aria-label="Run progress"
        aria-valuetext={text}
        max={1}
        value={progressValue(state, snapshot?.progress, story) ?? undefined}
      />
      <span key={text} aria-hidden="true">
        {text}
      </span>
    </div>
  )
}
