import './tokens.css'
import './page.css'
import './controls.css'
import { useState } from 'react'
import { ChartStack } from '../charts/chart-stack'
import { createLiveSource } from '../charts/live-source'
import type { Session } from '../store/session'
import type { ReadonlyAppStore } from '../store/state'
import { ChecksPanel } from './checks-panel'
import { ControlPanel } from './control-panel'
import { FailureNote } from './failure-note'
import { Header } from './header'
import { Notices } from './notices'
import { PageContext } from './page-context'
import { Results } from './results'
import { RunProgress } from './run-progress'
import { StatTiles } from './stat-tiles'

interface Props {
  readonly session: Session
  readonly store: ReadonlyAppStore
  readonly version: string
}

export const App = ({ session, store, version }: Props) => {
  const [page] = useState(() => ({ session, store, live: createLiveSource(store) }))
  return (
    <PageContext value={page}>
      <Header version={version} />
      <Notices />
      <div className="layout">
        <ControlPanel />
        <main>
          <FailureNote />
          <RunProgress />
          <StatTiles />
          <ChartStack live={page.live} />
          <Results />
          <ChecksPanel />
        </main>
      </div>
    </PageContext>
  )
}
