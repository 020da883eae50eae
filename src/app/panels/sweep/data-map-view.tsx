import { useMemo } from 'react'
import type { Finding } from '../../../domain/experiments/experiment'
import { formatCount, formatDuration } from '../../../domain/text'
import {
  DATA_KB,
  DATA_SERVICE_US,
  dataCopiesOf,
  dataMapExperiment,
  dataPointsOf,
} from '../../../sweep/experiments/data-map'
import { useAppState } from '../../page-context'
import { ExperimentControl } from '../claims/experiment-control'
import { OutcomeView } from '../claims/outcome-view'
import { useExperiment } from '../claims/use-experiment'
import { MapPicture } from './plot/map-picture'

const kilobytes = (kb: number) => `${formatCount(kb)} kB`

const MeasuredMap = ({ finding }: { readonly finding: Finding }) => {
  const { serviceUs, payloadKb } = useAppState((state) => state.settings)
  const copies = dataCopiesOf(finding).map(({ kb, copyUs }) => `${kilobytes(kb)} ${formatDuration(copyUs)}`)
  return (
    <>
      <MapPicture
        rows={{ values: DATA_KB, words: kilobytes }}
        services={DATA_SERVICE_US}
        points={dataPointsOf(finding).map(({ kb: row, ...place }) => ({ ...place, row }))}
        boundary={[]}
        here={payloadKb > 0 ? { serviceUs, row: payloadKb } : null}
      />
      <p className="sweep-remark">
        ● the pool surely does more than a thread that calls directly, ○ less, ◐ cannot be told; × is how many
        times.
        {copies.length > 0 &&
          ` Of the caller’s thread, inside postMessage, apart from the crossing: ${copies.join(', ')}.`}
        {' Change “Arguments cross” and measure again to compare copies, handing over and shared memory.'}
      </p>
    </>
  )
}

/** How much data a call may bring and still pay. */
export const DataMapView = () => {
  const settings = useAppState((state) => state.settings)
  const experiment = useMemo(() => dataMapExperiment(settings), [settings])
  const hold = useExperiment(experiment)
  const { outcome, progress } = hold
  return (
    <section className="what-if" aria-label="Map of data">
      <h3>How much data a call may bring</h3>
      <ExperimentControl
        experiment={experiment}
        hold={hold}
        label={outcome ? 'Measure the map of data again' : 'Measure the map of data (25 s)'}
      />
      <OutcomeView outcome={progress ? null : outcome} hasFigures={false} />
      {!progress && outcome?.kind === 'found' && <MeasuredMap finding={outcome.finding} />}
    </section>
  )
}
