import { useLive } from '../../charts/live/live-source'
import { useAppState, usePage } from '../page-context'
import { progressText, progressValue } from './progress-text'
import type { RunState } from './run-state'
import { useRunState } from './use-run-state'

/** Between the runs of an experiment the page is idle, and yet taken. */
const IS_OVER: Partial<Record<RunState['kind'], true>> = { idle: true, finished: true, failed: true }

export const RunProgress = () => {
  const { live } = usePage()
  const snapshot = useLive(live)
  const state = useRunState(snapshot)
  const story = useAppState((app) => app.story)
  const isTesting = useAppState(({ experiment }) => experiment !== null)
  const ended = isTesting && IS_OVER[state.kind] ? 'Between two runs' : null
  const text = ended ?? progressText(state, snapshot?.progress, story)
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
