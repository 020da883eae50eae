import type { Millis } from '../../domain/time'
import { type Unknown, unknown } from '../unknown'

/** What arrives and what the pool can take. */
export interface Offered {
  readonly arrivalsPerSecond: number
  readonly workers: number
  /**
   * Mean time for which a call takes a worker up: from sent to returned with one call in flight a worker; with more,
   * when its next call waits at the worker already, the service time and what a message costs there.
   */
  readonly heldMs: Millis
  /** Mean time a call takes of the dispatching thread; 0 where it is not known. */
  readonly dispatchMs: Millis
}

export interface Utilisation {
  readonly kind: 'utilisation'
  /** ρ: arrivals ÷ capacity; from 1 on the queue must grow. */
  readonly rho: number
  readonly capacityPerSecond: number
  /** Calls by which the queue must grow every second; 0 while the pool can keep up. */
  readonly growthPerSecond: number
}

/**
 * Load over capacity, by the utilisation law (R. Jain 1991, 33.2): workers take no more than c/H calls a second, and
 * the thread that dispatches no more than 1/o.
 */
export const utilisationOf = ({
  arrivalsPerSecond,
  workers,
  heldMs,
  dispatchMs,
}: Offered): Utilisation | Unknown => {
  if (!(workers > 0)) return unknown('no worker is ready')
  if (!(heldMs > 0)) return unknown('no call has returned')
  const slowest = Math.max(heldMs / workers, dispatchMs)
  const capacityPerSecond = 1000 / slowest
  const rho = arrivalsPerSecond / capacityPerSecond
  if (!Number.isFinite(rho)) return unknown('a rate is not finite')
  const growthPerSecond = Math.max(0, arrivalsPerSecond - capacityPerSecond)
  return { kind: 'utilisation', rho, capacityPerSecond, growthPerSecond }
}
