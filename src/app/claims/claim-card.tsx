import type { Claim } from '../../claims/claim'
import { ExperimentControl } from './experiment-control'
import { OutcomeView } from './outcome-view'
import { useExperiment } from './use-experiment'

/** A claim: what it expects, a button that tests it here, and what came of it. */
export const ClaimCard = ({ claim }: { readonly claim: Claim }) => {
  const hold = useExperiment(claim)
  return (
    <article className="claim" aria-label={`Claim ${claim.number}`}>
      <h4>
        <span className="claim-number">Claim {claim.number}</span> {claim.title}
      </h4>
      <p className="claim-expects">{claim.expects}</p>
      <ExperimentControl
        experiment={claim}
        hold={hold}
        label={hold.outcome ? `Test claim ${claim.number} again` : `Test claim ${claim.number}`}
      />
      {/* While a new test goes on, the last verdict would look like its own. */}
      <OutcomeView outcome={hold.progress ? null : hold.outcome} />
    </article>
  )
}
