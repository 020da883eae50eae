import { useLive } from '../../charts/live-source'
import { Badges } from '../checks/badges'
import { useAppState, usePage } from '../page-context'
import { TourButton } from '../tour/tour-button'
import { runStateOf } from './run-state'
import { statusSentence } from './status-sentence'
import { useSpoken } from './use-spoken'

export const Header = ({ version }: { readonly version: string }) => {
  const { live } = usePage()
  const snapshot = useLive(live)
  const activity = useAppState((state) => state.activity)
  const state = runStateOf(activity, snapshot)
  const status = statusSentence(state, snapshot)
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
      <Badges snapshot={snapshot} />
      <TourButton />
    </header>
  )
}
