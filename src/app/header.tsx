import { useLive } from '../charts/live-source'
import { Badges } from './badges'
import { useAppState, usePage } from './page-context'
import { runStateOf } from './run-state'
import { nextStep, statusSentence } from './status-sentence'
import { useSpoken } from './use-spoken'

export const Header = ({ version }: { readonly version: string }) => {
  const { live } = usePage()
  const snapshot = useLive(live)
  const activity = useAppState((state) => state.activity)
  const settings = useAppState((state) => state.settings)
  const state = runStateOf(activity, snapshot)
  const status = statusSentence(state, snapshot)
  const hint = nextStep(state, settings)
  const spoken = useSpoken(state.kind, status)
  return (
    <header className="header">
      <h1 title={`Poolscope ${version}: an oscilloscope for worker pools`}>Poolscope</h1>
      <p className={`status status-${state.kind}`} aria-hidden="true">
        {status}
      </p>
      <p role="status" aria-label="Run status" className="visually-hidden">
        {spoken}
      </p>
      <p className="hint">{hint}</p>
      <Badges snapshot={snapshot} />
    </header>
  )
}
