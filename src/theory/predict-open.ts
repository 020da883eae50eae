import type { MeasuredLoad, NoPrediction, Prediction } from '../domain/figures/expected/theory'
import { type NoModel, noModel } from '../models/no-model'
import { equalServiceQueue } from '../models/open/equal-service-queue'
import { evenGapsQueue } from '../models/open/even-gaps-queue'
import type { OpenLoad, OpenQueue } from '../models/open/open-queue'
import { serviceParts, sojournQuantile } from '../models/open/sojourn-quantile'
import { LEAST_ARRIVALS, type Variability, variableQueue } from '../models/open/variable-queue'
import type { TheoryEvidence } from './evidence'
import { rangedBy } from './ranged'

/** Fewer calls do not tell how much they vary. */
const FEWEST_CALLS = 50
/** Up to here services are as good as equal, and gaps as good as random: M/D/c is within a few percent. */
const EQUAL_SERVICE = 0.05
const RANDOM_GAPS: readonly [number, number] = [0.85, 1.15]
/** Standard errors to either side of a 95 % interval. */
const ERRORS = 1.96

/** What a model expects of one load: some have bounds of their own. */
interface Modelled {
  readonly kind: 'modelled'
  readonly likely: OpenQueue
  readonly least: OpenQueue
  readonly most: OpenQueue
}

const exactly = (queue: OpenQueue | NoModel): Modelled | NoModel =>
  queue.kind === 'none' ? queue : { kind: 'modelled', likely: queue, least: queue, most: queue }

const modelled = (load: OpenLoad, variability: Variability): Modelled | NoModel => {
  const { arrivals, service } = variability
  if (arrivals < LEAST_ARRIVALS) {
    const between = evenGapsQueue(load, variability)
    return between.kind === 'none' ? between : { ...between, kind: 'modelled' }
  }
  const [least, most] = RANDOM_GAPS
  const isEqual = service <= EQUAL_SERVICE && arrivals >= least && arrivals <= most
  return exactly(isEqual ? equalServiceQueue(load) : variableQueue(load, variability))
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
const atEnd = ({ load, variability, calls }: Known, errors: number): Modelled | null => {
  const share = errors * Math.sqrt((variability.arrivals + variability.service) / calls)
  // Of a positive quantity, on the logarithmic scale.
  const arrivalsPerSecond = load.arrivalsPerSecond * Math.exp(share)
  const found = modelled({ ...load, arrivalsPerSecond }, variability)
  return found.kind === 'none' ? null : found
}

/** Service times that vary more have longer ones than an exponential rest can stand for. */
const MOST_SERVICE = 1

const callP99Of = (queue: OpenQueue, { service }: Variability): number | null =>
  service > MOST_SERVICE ? null : sojournQuantile({ ...queue, ...serviceParts(queue.holdUs, service) }, 0.99)

/** What the queue of calls that arrive by themselves should be like, by how they arrive and are served. */
export const predictOpen = ({ load, workers }: TheoryEvidence): Prediction | NoPrediction => {
  const known = knownOf(load, workers)
  if (!known || known.calls < FEWEST_CALLS)
    return noModel(`it takes ${FEWEST_CALLS} calls since settings changed to tell how they vary`)
  const found = modelled(known.load, known.variability)
  if (found.kind === 'none') return found
  const { likely } = found
  const ends = [atEnd(known, -ERRORS)?.least ?? null, atEnd(known, ERRORS)?.most ?? null] as const
  return {
    kind: 'prediction',
    model: likely.model,
    queueLength: rangedBy((one) => one.queueLength, likely, ends),
    waitUs: rangedBy((one) => one.waitUs, likely, ends),
    callP99Us: callP99Of(likely, known.variability),
    callUs: rangedBy((one) => one.waitUs + one.holdUs, likely, ends),
    // What arrives is served, where the queue settles.
    throughputPerSecond: rangedBy((one) => one.arrivalsPerSecond, likely, ends),
    drainUs: null,
  }
}
