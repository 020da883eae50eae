import './tokens.css'
import './page.css'
import './controls/controls.css'
import { useState } from 'react'
import { ChartStack } from '../charts/chart-stack'
import { createLiveSource } from '../charts/live-source'
import type { Session } from '../store/session'
import type { ReadonlyAppStore } from '../store/state'
import { ChecksPanel } from './checks/checks-panel'
import { ControlPanel } from './controls/control-panel'
import { PageContext } from './page-context'
import { Results } from './results/results'
import { FailureNote } from './status/failure-note'
import { Header } from './status/header'
import { Notices } from './status/notices'
import { RunProgress } from './status/run-progress'
import { StatTiles } from './tiles/stat-tiles'

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
