import type { Claim } from '../../../claims/claim'
import { ExperimentControl } from './experiment-control'
import { OutcomeView } from './outcome-view'
import { useExperiment } from './use-experiment'

interface Props {
  readonly claim: Claim
  /** One level below the heading that it stands under. */
  readonly heading: 'h3' | 'h4'
}

/** A claim: what it expects, a button that tests it here, and what came of it. */
export const ClaimCard = ({ claim, heading: Heading }: Props) => {
  const hold = useExperiment(claim)
  return (
    <article className="claim" aria-label={`Claim ${claim.number}`}>
      <Heading>
        <span className="claim-number">Claim {claim.number}</span> {claim.title}
      </Heading>
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
