import { doubtOf } from '../../../charts/frame/doubt/doubt'
import { PanelFrame } from '../../../charts/frame/panel-frame'
import { type LiveSource, useLive } from '../../../charts/live/live-source'
import { useAppState, usePage } from '../../page-context'
import { CopyButton } from './copy-button'
import { downloadReport } from './report-file'
import { roundText } from './round-line'
import { RoundsLog } from './rounds-log'

/** What a run leaves behind: its rounds and its report. */
export const Results = ({ live }: { readonly live: LiveSource }) => {
  const { store } = usePage()
  const snapshot = useLive(live)
  const rounds = snapshot?.rounds ?? []
  const report = useAppState((state) => state.report)
  return (
    <PanelFrame
      id="rounds"
      element="section"
      body="flow"
      title="Rounds"
      description="One line for each round that ended, as the benchmark of 2016 printed it, the newest first."
      doubt={rounds.length > 0 ? doubtOf(snapshot?.checks ?? [], 'rounds') : null}
      actions={
        <>
          <CopyButton
            label="Copy"
            title="Copy all lines"
            isEnabled={rounds.length > 0}
            text={() => rounds.map(roundText).join('\n')}
          />
          {report && (
            <button
              type="button"
              className="small"
              title="Everything measured, as JSON"
              onClick={() => void downloadReport(report, store.getState().outcomes)}
            >
              Download report
            </button>
          )}
        </>
      }
    >
      <RoundsLog rounds={rounds} />
    </PanelFrame>
  )
}
