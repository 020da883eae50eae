import type { MeasuredLoad, NoPrediction, Prediction } from '../domain/figures/expected/theory'
import { type NoModel, noModel } from '../models/no-model'
import { equalServiceQueue } from '../models/open/equal-service-queue'
import type { OpenLoad, OpenQueue } from '../models/open/open-queue'
import { type Variability, variableQueue } from '../models/open/variable-queue'
import { waitQuantile } from '../models/open/wait-quantile'
import type { TheoryEvidence } from './evidence'
import { rangedBy } from './ranged'

/** Fewer calls do not tell how much they vary. */
const FEWEST_CALLS = 50
/** Up to here services are as good as equal, and gaps as good as random: M/D/c is within a few percent. */
const EQUAL_SERVICE = 0.05
const RANDOM_GAPS: readonly [number, number] = [0.85, 1.15]
/** Standard errors to either side of a 95 % interval. */
const ERRORS = 1.96

const modelFor = (load: OpenLoad, variability: Variability): OpenQueue | NoModel => {
  const { arrivals, service } = variability
  const [least, most] = RANDOM_GAPS
  const isEqual = service <= EQUAL_SERVICE && arrivals >= least && arrivals <= most
  return isEqual ? equalServiceQueue(load) : variableQueue(load, variability)
}

interface Known {
  readonly load: OpenLoad
  readonly variability: Variability
  readonly calls: number
}

const knownOf = (measured: MeasuredLoad, workers: number): Known | null => {
  const { arrivalsPerSecond, holdUs, arrivalsCv2, serviceCv2, calls } = measured
  if (arrivalsPerSecond === null || holdUs === null || arrivalsCv2 === null || serviceCv2 === null)
    return null
  return {
    load: { arrivalsPerSecond, holdUs, servers: workers },
    variability: { arrivals: arrivalsCv2, service: serviceCv2 },
    calls,
  }
}

/** The same with the load at an end of its interval: counts of n calls are off by √((Ca² + Cs²) ÷ n) of themselves. */
const atEnd = ({ load, variability, calls }: Known, errors: number): OpenQueue | null => {
  const share = errors * Math.sqrt((variability.arrivals + variability.service) / calls)
  const arrivalsPerSecond = Math.max(0, load.arrivalsPerSecond * (1 + share))
  const queue = modelFor({ ...load, arrivalsPerSecond }, variability)
  return queue.kind === 'none' ? null : queue
}

/** What the queue of calls that arrive by themselves should be like, by how they arrive and are served. */
export const predictOpen = ({ load, workers }: TheoryEvidence): Prediction | NoPrediction => {
  const known = knownOf(load, workers)
  if (!known || known.calls < FEWEST_CALLS)
    return noModel(`it takes ${FEWEST_CALLS} calls since settings changed to tell how they vary`)
  const queue = modelFor(known.load, known.variability)
  if (queue.kind === 'none') return queue
  const ends = [atEnd(known, -ERRORS), atEnd(known, ERRORS)] as const
  return {
    kind: 'prediction',
    model: queue.model,
    queueLength: rangedBy((one) => one.queueLength, queue, ends),
    waitUs: rangedBy((one) => one.waitUs, queue, ends),
    waitP99Us: waitQuantile(queue, 0.99),
    callUs: rangedBy((one) => one.waitUs + one.holdUs, queue, ends),
    // What arrives is served, where the queue settles.
    throughputPerSecond: rangedBy((one) => one.arrivalsPerSecond, queue, ends),
    drainUs: null,
  }
}
