import { useMemo } from 'react'
import type { Finding } from '../../../domain/experiments/experiment'
import { formatDuration } from '../../../domain/text'
import {
  boundaryUs,
  breakEvenExperiment,
  handOverIn,
  MAP_BATCHES,
  MAP_SERVICE_US,
  mapPointsOf,
} from '../../../sweep/experiments/break-even-map'
import { useAppState } from '../../page-context'
import { ExperimentControl } from '../claims/experiment-control'
import { OutcomeView } from '../claims/outcome-view'
import { useExperiment } from '../claims/use-experiment'
import { MapPicture } from './plot/map-picture'

/** Through which the model’s boundary is drawn. */
const DRAWN_BATCHES = [1, 2, 4, 8, 16, 32, 64, 100]

const MeasuredMap = ({ finding }: { readonly finding: Finding }) => {
  const settings = useAppState((state) => state.settings)
  const cores = useAppState(({ report }) => report?.environment.parallelism?.cores ?? null)
  const { batch, serviceUs, workers } = settings
  const cost = handOverIn(finding)
  const boundary = cost && boundaryUs(cost, { workers, cores, batch: 1 })
  return (
    <>
      <MapPicture
        rows={{ values: MAP_BATCHES, words: (calls) => `${calls} a msg` }}
        services={MAP_SERVICE_US}
        points={mapPointsOf(finding).map(({ batch: row, ...place }) => ({ ...place, row }))}
        boundary={
          cost
            ? DRAWN_BATCHES.flatMap((row) => {
                const us = boundaryUs(cost, { workers, cores, batch: row })
                return us === null ? [] : [{ serviceUs: us, row }]
              })
            : []
        }
        here={typeof batch === 'number' ? { serviceUs, row: batch } : null}
      />
      <p className="sweep-remark">
        ● the pool surely does more than a thread that calls directly, ○ less, ◐ cannot be told; × is how many
        times.
        {cost !== null &&
          boundary === null &&
          ' No boundary is drawn: with one worker, or one core for all of them, the model has the pool never do more.'}
        {cost !== null &&
          boundary !== null &&
          ` Dashed: the model’s boundary, from a lone call that does nothing (${formatDuration(cost.overheadUs)}) and what of it the caller’s thread does (${formatDuration(cost.callerUs)} at most).`}
        {typeof batch !== 'number' && ' Batches adapt by the settings, so that you are nowhere on it.'}
      </p>
    </>
  )
}

/** Where a call begins to pay. */
export const BreakEvenView = () => {
  const settings = useAppState((state) => state.settings)
  const experiment = useMemo(() => breakEvenExperiment(settings), [settings])
  const hold = useExperiment(experiment)
  const { outcome, progress } = hold
  return (
    <section className="what-if" aria-label="Break-even map">
      <h3>Where a call begins to pay</h3>
      <ExperimentControl
        experiment={experiment}
        hold={hold}
        label={outcome ? 'Measure the map again' : 'Measure the map (30 s)'}
      />
      <OutcomeView outcome={progress ? null : outcome} hasFigures={false} />
      {!progress && outcome?.kind === 'found' && <MeasuredMap finding={outcome.finding} />}
    </section>
  )
}
