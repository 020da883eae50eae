import type { ModelName } from '../../domain/figures/expected/models'
import { isAmount, isCount, type NoModel, noModel } from '../no-model'
import { waitProbability } from './erlang-c'

/** What comes to a queue, and what takes it from there. */
export interface OpenLoad {
  /** λ, 0 or more. */
  readonly arrivalsPerSecond: number
  /** H: for how long a call holds its server, mean, µs. */
  readonly holdUs: number
  /** c: calls that are served at a time. */
  readonly servers: number
}

/** A queue that has settled, as a model expects it. */
export interface OpenQueue extends OpenLoad {
  readonly kind: 'queue'
  readonly model: ModelName
  /** ρ = λH ÷ c. */
  readonly utilisation: number
  /** Share of calls that wait at all. */
  readonly waitProbability: number
  /** Wq: mean wait in the queue, of all calls, µs. */
  readonly waitUs: number
  /** Lq = λWq: calls that wait, on average over time. */
  readonly queueLength: number
}

/** ρ; meaningful from 0 to below 1. */
const utilisationOf = ({ arrivalsPerSecond, holdUs, servers }: OpenLoad): number =>
  (arrivalsPerSecond * holdUs) / 1e6 / servers

/** Why no queue of this load settles; null where one does. */
const openLoadFault = (load: OpenLoad): string | null => {
  const { arrivalsPerSecond, holdUs, servers } = load
  if (!isAmount(arrivalsPerSecond)) return 'the rate of arrivals is not known'
  if (!isAmount(holdUs)) return 'the time that a call holds its worker is not known'
  if (!isCount(servers)) return 'no worker serves'
  return utilisationOf(load) < 1
    ? null
    : 'calls arrive as fast as workers serve them, or faster: no queue settles'
}

/** The same queue with another mean wait; its length follows by Little’s law. */
export const withWait = (queue: OpenQueue, model: OpenQueue['model'], waitUs: number): OpenQueue => ({
  ...queue,
  model,
  waitUs,
  queueLength: (queue.arrivalsPerSecond * waitUs) / 1e6,
})

/**
 * M/M/c: Poisson arrivals, exponential service times, one queue, first come first served.
 * Wq = C·H ÷ (c(1 − ρ)) (L. Kleinrock 1975, Queueing Systems 1, 3.5). Exact for ρ < 1.
 */
export const exponentialQueue = (load: OpenLoad): OpenQueue | NoModel => {
  const fault = openLoadFault(load)
  if (fault !== null) return noModel(fault)
  const { arrivalsPerSecond, holdUs, servers } = load
  const utilisation = utilisationOf(load)
  const waits = waitProbability(servers, utilisation * servers)
  const waitUs = (waits * holdUs) / (servers * (1 - utilisation))
  return {
    ...load,
    kind: 'queue',
    model: 'M/M/c',
    utilisation,
    waitProbability: waits,
    waitUs,
    queueLength: (arrivalsPerSecond * waitUs) / 1e6,
  }
}
