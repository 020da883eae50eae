import { doubtOf } from '../../charts/doubt'
import { DoubtNote } from '../../charts/doubt-note'
import { useLive } from '../../charts/live-source'
import { useAppState, usePage } from '../page-context'
import { CopyButton } from './copy-button'
import { downloadReport } from './report-file'
import { roundText } from './round-line'
import { RoundsLog } from './rounds-log'

/** What a run leaves behind: its rounds and its report. */
export const Results = () => {
  const { live } = usePage()
  const snapshot = useLive(live)
  const rounds = snapshot?.rounds ?? []
  const doubt = rounds.length > 0 ? doubtOf(snapshot?.checks ?? [], 'rounds') : null
  const report = useAppState((state) => state.report)
  return (
    <section className={`results${doubt ? ` in-doubt-${doubt.state}` : ''}`} aria-labelledby="rounds-title">
      <div className="results-head">
        <h2 id="rounds-title">Rounds</h2>
        {doubt && <DoubtNote doubt={doubt} />}
        <CopyButton
          label="Copy"
          title="Copy all lines"
          isEnabled={rounds.length > 0}
          text={() => rounds.map(roundText).join('\n')}
        />
        {report && (
          <button type="button" title="Everything measured, as JSON" onClick={() => downloadReport(report)}>
            Download report
          </button>
        )}
      </div>
      <RoundsLog rounds={rounds} />
    </section>
  )
}
