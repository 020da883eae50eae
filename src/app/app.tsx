import './look/tokens.css'
import './look/page.css'
import './controls/controls.css'
import { Suspense, useCallback, useEffect, useState } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { Guard } from '../charts/frame/guard/guard'
import { createLate } from '../charts/frame/guard/late'
import { fetchLiveChart } from '../charts/line/fetch-live-chart'
import { createLiveSource } from '../charts/live/live-source'
import type { ArrangementStore } from '../store/kept/arrangement'
import type { TourStore } from '../store/kept/tour'
import type { View } from '../store/kept/view'
import type { Own } from '../store/own/own'
import type { ExperimentRunner } from '../store/runs/experiment-runner'
import type { SweepRunner } from '../store/runs/sweep-runner'
import type { Session } from '../store/session'
import type { ReadonlyAppStore } from '../store/state'
import { ControlPanel } from './controls/control-panel'
import { TourDock } from './help/tour/tour-dock'
import { fetchAhead, LATE_PARTS } from './late/late-parts'
import { useTheme } from './look/theme/use-theme'
import { PageContext } from './page-context'
import { PageFault } from './page-fault'
import { FailureNote } from './status/failure-note'
import { Header } from './status/header'
import { Notices } from './status/notices'
import { RunProgress } from './status/run-progress'
import { StatTiles } from './tiles/stat-tiles'
import { createUndo } from './undo/undo'
import { UndoToast } from './undo/undo-toast'
import { RunWords } from './words/run-words'
import { useArrangement } from './workspace/places/use-arrangement'
import { useSpareTime } from './workspace/use-spare-time'

interface Props {
  readonly session: Session
  readonly store: ReadonlyAppStore
  readonly arrangement: ArrangementStore
  readonly experiments: ExperimentRunner
  readonly sweeps: SweepRunner
  readonly tour: TourStore
  readonly own: Own
  readonly view: View
  readonly version: string
  /** Fetches ahead what the lab may need later. */
  readonly lateLab: () => Promise<unknown>
}

const Panels = createLate(LATE_PARTS.panels)
const HelpDialog = createLate(LATE_PARTS.help)

const PageContent = ({ version, lateLab }: Pick<Props, 'version' | 'lateLab'>) => {
  const [hasHelp, setHasHelp] = useState(false)
  const openHelp = useCallback(() => setHasHelp(true), [])
  const isFilled = useArrangement().filled !== null
  useTheme()
  // The largest part of the script: fetched beside the panels, not after them.
  useEffect(() => void fetchLiveChart().catch(() => undefined), [])
  const hasTime = useSpareTime()
  useEffect(() => {
    if (hasTime) void fetchAhead([...Object.values(LATE_PARTS), lateLab])
  }, [hasTime, lateLab])
  return (
    <>
      <div className="page">
        <Header version={version} openHelp={openHelp} />
        <Notices />
        <div className={isFilled ? 'layout layout-filled' : 'layout'}>
          <ControlPanel />
          <main>
            <FailureNote />
            <div className="run-line" translate="no">
              <RunWords />
              <RunProgress />
            </div>
            {!isFilled && <StatTiles />}
            <Guard part="Everything below">
              <Suspense fallback={<div className="panels-to-come" />}>
                <Panels version={version} openHelp={openHelp} />
              </Suspense>
            </Guard>
          </main>
        </div>
      </div>
      <TourDock />
      <UndoToast />
      {hasHelp && (
        <Guard part="The list of shortcuts and terms">
          <Suspense fallback={null}>
            <HelpDialog onClose={() => setHasHelp(false)} />
          </Suspense>
        </Guard>
      )}
    </>
  )
}

export const App = ({ version, lateLab, ...parts }: Props) => {
  const [page] = useState(() => ({ ...parts, undo: createUndo(), live: createLiveSource(parts.store) }))
  return (
    <PageContext value={page}>
      <ErrorBoundary FallbackComponent={PageFault}>
        <PageContent version={version} lateLab={lateLab} />
      </ErrorBoundary>
    </PageContext>
  )
}
