import './claims.css'
import { PanelFrame } from '../../charts/frame/panel-frame'
import { CALLER_STYLES } from '../../claims/caller-styles'
import { lineText, reportLines } from '../../claims/report-lines'
import { CLAIMS } from '../../claims/table'
import { useAppState } from '../page-context'
import { CopyButton } from '../results/copy-button'
import { ClaimCard } from './claim-card'
import { downloadClaims } from './claims-file'
import { ComparisonCard } from './comparison-card'
import { CLAIMS_PANEL } from './panel-words'

/** The claims of the 2016 thread, to be tested on this machine. */
export const ClaimsPanel = () => {
  const outcomes = useAppState((state) => state.outcomes)
  const lines = reportLines(outcomes)
  return (
    <PanelFrame
      {...CLAIMS_PANEL}
      element="section"
      body="flow"
      actions={
        <>
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
      <div className="claims">
        {CLAIMS.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} />
        ))}
        <ComparisonCard comparison={CALLER_STYLES} />
      </div>
    </PanelFrame>
  )
}
