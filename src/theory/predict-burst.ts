import type { NoPrediction, Prediction, Ranged } from '../domain/figures/expected/theory'
import { burstDrain } from '../models/demand/burst-drain'
import { noModel } from '../models/no-model'
import type { TheoryEvidence } from './evidence'

/** Fewer calls do not tell how long one holds its worker. */
const FEWEST_CALLS = 10
const ERRORS = 1.96

/** How long a burst takes, and its calls on average, by how long one holds its worker. */
export const predictBurst = ({ settings, load, workers }: TheoryEvidence): Prediction | NoPrediction => {
  const { holdUs, serviceCv2, calls } = load
  if (holdUs === null || serviceCv2 === null || calls < FEWEST_CALLS)
    return noModel(`it takes ${FEWEST_CALLS} calls to tell how long one holds its worker`)
  const size = settings.demand * settings.callsPerCaller
  const drain = burstDrain({ calls: size, servers: workers, holdUs })
  if (drain.kind === 'none') return drain
  const share = ERRORS * Math.sqrt(serviceCv2 / calls)
  // Of positive quantities, on the logarithmic scale.
  const ranged = (value: number): Ranged => ({
    value,
    low: value * Math.exp(-share),
    high: value * Math.exp(share),
  })
  const perSecond = (size * 1e6) / drain.drainUs
  return {
    kind: 'prediction',
    model: 'burst',
    queueLength: null,
    waitUs: ranged(Math.max(0, drain.meanUs - holdUs)),
    callP99Us: null,
    callUs: ranged(drain.meanUs),
    throughputPerSecond: Number.isFinite(perSecond) ? ranged(perSecond) : null,
    drainUs: drain.drainUs,
  }
}
