import './tokens.css'
import './page.css'
import './controls/controls.css'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { createLiveSource } from '../charts/live/live-source'
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
import { useTheme } from './theme/use-theme'
import { StatTiles } from './tiles/stat-tiles'
import { TourDock } from './tour/tour-dock'
import { createUndo } from './undo/undo'
import { UndoToast } from './undo/undo-toast'
import { RunWords } from './words/run-words'
import { useArrangement } from './workspace/use-arrangement'

interface Props {
  readonly session: Session
  readonly store: ReadonlyAppStore
  readonly arrangement: ArrangementStore
  readonly experiments: ExperimentRunner
  readonly tour: TourStore
  readonly view: View
  readonly version: string
}

const Panels = lazy(async () => ({ default: (await import('./panels')).Panels }))
const HelpDialog = lazy(async () => ({ default: (await import('./shortcuts/help-dialog')).HelpDialog }))

const PageContent = ({ version }: Pick<Props, 'version'>) => {
  const [hasHelp, setHasHelp] = useState(false)
  const openHelp = useCallback(() => setHasHelp(true), [])
  const isFilled = useArrangement().filled !== null
  useTheme()
  // The largest part of the script: fetched beside the panels, not after them.
  useEffect(() => void import('../charts/line/live-chart'), [])
  return (
    <>
      <div className="page">
        <Header version={version} openHelp={openHelp} />
        <Notices />
        <div className={isFilled ? 'layout layout-filled' : 'layout'}>
          <ControlPanel />
          <main>
            <FailureNote />
            <div className="run-line">
              <RunWords />
              <RunProgress />
            </div>
            {!isFilled && <StatTiles />}
            <Suspense fallback={<div className="panels-to-come" />}>
              <Panels version={version} openHelp={openHelp} />
            </Suspense>
          </main>
        </div>
      </div>
      <TourDock />
      <UndoToast />
      {hasHelp && (
        <Suspense fallback={null}>
          <HelpDialog onClose={() => setHasHelp(false)} />
        </Suspense>
      )}
    </>
  )
}

export const App = ({ version, ...parts }: Props) => {
  const [page] = useState(() => ({ ...parts, undo: createUndo(), live: createLiveSource(parts.store) }))
  return (
    <PageContext value={page}>
      <PageContent version={version} />
    </PageContext>
  )
}
