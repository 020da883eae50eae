import './claims.css'
import { PanelFrame } from '../../../charts/frame/panel-frame'
import { CALLER_STYLES } from '../../../claims/experiments/caller-styles'
import { lineText, reportLines } from '../../../claims/report/report-lines'
import { CLAIMS } from '../../../claims/table'
import { useAppState, usePage } from '../../page-context'
import { CopyButton } from '../results/copy-button'
import { ClaimCard } from './claim-card'
import { downloadClaims } from './claims-file'
import { ComparisonCard } from './comparison-card'
import { NumbersView } from './numbers-view'
import { CLAIMS_PANEL } from './panel-words'

/** The thread of 2016 in one place: the tour through it, its claims to be tested here, and its figures beside ours. */
export const ClaimsPanel = () => {
  const outcomes = useAppState((state) => state.outcomes)
  const { tour } = usePage()
  const lines = reportLines(outcomes)
  return (
    <PanelFrame
      {...CLAIMS_PANEL}
      element="section"
      body="flow"
      actions={
        <>
          <button
            type="button"
            className="small"
            title="Eight short steps through the thread"
            onClick={() => tour.open()}
          >
            Take the tour
          </button>
          <CopyButton
            label="Copy"
            title="Copy what was found, a line for each claim"
            isEnabled={lines.length > 0}
            text={() => lines.map(lineText).join('\n')}
          />
          {lines.length > 0 && (
            <button
              type="button"
              className="small"
              title="What was found, with every run, as JSON"
              onClick={() => downloadClaims(outcomes, __VERSION__)}
            >
              Download findings
            </button>
          )}
        </>
      }
    >
      <h3 className="claims-head">Its claims, tested here</h3>
      <div className="claims">
        {CLAIMS.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} heading="h4" />
        ))}
        <ComparisonCard comparison={CALLER_STYLES} heading="h4" />
      </div>
      <h3 className="claims-head">Its figures, beside those of this machine</h3>
      <NumbersView />
    </PanelFrame>
  )
}
