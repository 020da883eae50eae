import './tokens.css'
import './page.css'
import './controls/controls.css'
import { useState } from 'react'
import { ChartBoardContext } from '../charts/board-context'
import { createChartBoard } from '../charts/chart-board'
import { createLiveSource } from '../charts/live-source'
import { TimeBar } from '../charts/time-bar'
import type { ArrangementStore } from '../store/arrangement'
import type { ExperimentRunner } from '../store/experiment-runner'
import type { Session } from '../store/session'
import type { ReadonlyAppStore } from '../store/state'
import type { TourStore } from '../store/tour'
import type { View } from '../store/view'
import { ControlPanel } from './controls/control-panel'
import { PageContext } from './page-context'
import { FailureNote } from './status/failure-note'
import { Header } from './status/header'
import { Notices } from './status/notices'
import { RunProgress } from './status/run-progress'
import { StatTiles } from './tiles/stat-tiles'
import { TourDock } from './tour/tour-dock'
import { Workspace } from './workspace/workspace'

interface Props {
  readonly session: Session
  readonly store: ReadonlyAppStore
  readonly arrangement: ArrangementStore
  readonly view: View
  readonly experiments: ExperimentRunner
  readonly tour: TourStore
  readonly version: string
}

export const App = ({ view, version, ...parts }: Props) => {
  const [page] = useState(() => ({ ...parts, live: createLiveSource(parts.store) }))
  const [board] = useState(() => createChartBoard(page.store, page.live, view))
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
          <ChartBoardContext value={board}>
            <Workspace />
            <TimeBar />
          </ChartBoardContext>
        </main>
      </div>
      <TourDock />
    </PageContext>
  )
}
