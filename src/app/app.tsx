import './tokens.css'
import './page.css'
import './controls/controls.css'
import { useState } from 'react'
import { createLiveSource } from '../charts/live-source'
import type { ArrangementStore } from '../store/arrangement'
import type { Session } from '../store/session'
import type { ReadonlyAppStore } from '../store/state'
import { ControlPanel } from './controls/control-panel'
import { PageContext } from './page-context'
import { FailureNote } from './status/failure-note'
import { Header } from './status/header'
import { Notices } from './status/notices'
import { RunProgress } from './status/run-progress'
import { StatTiles } from './tiles/stat-tiles'
import { Workspace } from './workspace/workspace'

interface Props {
  readonly session: Session
  readonly store: ReadonlyAppStore
  readonly arrangement: ArrangementStore
  readonly version: string
}

export const App = ({ session, store, arrangement, version }: Props) => {
  const [page] = useState(() => ({ session, store, arrangement, live: createLiveSource(store) }))
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
          <Workspace />
        </main>
      </div>
    </PageContext>
  )
}
