import type { Experiment } from '../../domain/experiments/experiment'
import { ExperimentControl } from './experiment-control'
import { OutcomeView } from './outcome-view'
import { useExperiment } from './use-experiment'

/** Two ways to do the same, measured here in turn; nothing is claimed of them. */
export const ComparisonCard = ({ comparison }: { readonly comparison: Experiment }) => {
  const hold = useExperiment(comparison)
  const { title, expects } = comparison
  return (
    <article className="claim" aria-label={title}>
      <h4>{title}</h4>
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
