import { useLive } from '../../charts/live/live-source'
import { useView } from '../../charts/live/use-view'
import { TourButton } from '../help/tour/tour-button'
import { ViewMenu } from '../look/view/view-menu'
import { useAppState, usePage } from '../page-context'
import { Badges } from '../panels/checks/badges'
import { OwnButton } from '../panels/own/own-button'
import { useWords } from '../words/use-words'
import { pageSign } from './sign/page-sign'
import { usePageSign } from './sign/use-page-sign'
import { statusSentence } from './status-sentence'
import { useRunState } from './use-run-state'
import { useSpoken } from './use-spoken'

interface Props {
  readonly version: string
  readonly openHelp: () => void
}

export const Header = ({ version, openHelp }: Props) => {
  const { live, view } = usePage()
  const isPaused = useView(view, ({ picture }) => picture === 'paused')
  const snapshot = useLive(live)
  const state = useRunState(snapshot)
  const story = useAppState((app) => app.story)
  const status = `${statusSentence(state, snapshot, story)}${isPaused ? ' · charts frozen' : ''}`
  const { happening, advice } = useWords(snapshot)
  const words = [happening, advice ?? ''].join(' ').trim()
  // While no run goes on the words change but once: when they have been fetched.
  const isOver = state.kind === 'idle' || state.kind === 'finished' || state.kind === 'failed'
  const topic = `${state.kind} ${isOver ? words : (story?.kind ?? '')}`
  const spoken = useSpoken(topic, `${status}. ${words}`.trim())
  usePageSign(pageSign(state, isPaused))
  return (
    <header className="header" translate="no">
      <h1 title={`Poolscope ${version}: an oscilloscope for worker pools`}>Poolscope</h1>
      <p className={`status status-${state.kind}`} aria-hidden="true">
        {status}
      </p>
      <p role="status" aria-label="Run status" className="visually-hidden">
        {spoken}
      </p>
      <Badges snapshot={snapshot} />
      <span className="header-actions">
        <OwnButton />
        <TourButton />
        <ViewMenu />
        <button
          type="button"
          className="small"
          aria-label="Shortcuts and terms"
          aria-keyshortcuts="?"
          aria-haspopup="dialog"
          title="Shortcuts and terms (?)"
          onClick={openHelp}
        >
          ?
        </button>
      </span>
    </header>
  )
}
