import type { Experiment } from '../../../domain/experiments/experiment'
import { ExperimentControl } from './experiment-control'
import { OutcomeView } from './outcome-view'
import { useExperiment } from './use-experiment'

interface Props {
  readonly comparison: Experiment
  /** One level below the heading that it stands under. */
  readonly heading: 'h3' | 'h4'
}

/** Two ways to do the same, measured here in turn; nothing is claimed of them. */
export const ComparisonCard = ({ comparison, heading: Heading }: Props) => {
  const hold = useExperiment(comparison)
  const { title, expects } = comparison
  return (
    <article className="claim" aria-label={title}>
      <Heading>{title}</Heading>
      <p className="claim-expects">{expects}</p>
      <ExperimentControl
        experiment={comparison}
        hold={hold}
        label={hold.outcome ? 'Compare again' : 'Compare both'}
      />
      <OutcomeView outcome={hold.progress ? null : hold.outcome} />
    </article>
  )
}
