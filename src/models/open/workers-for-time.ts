import { isAmount, type NoModel, noModel } from '../no-model'
import { exponentialQueue } from './open-queue'
import { sojournQuantile } from './sojourn-quantile'

export interface TimeTarget {
  readonly arrivalsPerSecond: number
  /** Mean time that a call holds its worker, µs. */
  readonly holdUs: number
  /** Of it what every call takes, and the mean of the exponential rest, for the percentile; 0 both: of the wait alone. */
  readonly leastUs: number
  readonly beyondUs: number
  /** The time from arrival to end that this share of calls is not to exceed, µs. */
  readonly limitUs: number
  /** 0.99 unless said. */
  readonly share?: number
  /** (Ca² + Cs²) ÷ 2, by which waits are longer or shorter than M/M/c’s; 1 unless said. */
  readonly variability?: number
  /** Most workers to think of; 256 unless said. */
  readonly most?: number
}

export interface WorkersNeeded {
  readonly kind: 'workers'
  readonly workers: number
  readonly utilisation: number
  /** The time that the share of calls does not exceed with them, µs. */
  readonly timeUs: number
}

/**
 * The fewest workers with which no more than 1 − share of calls take longer than asked: the least c > a whose
 * `sojournQuantile` does not exceed it. Of the wait alone that is C(c, a)·e^(−(c − a)t ÷ H) ≤ 1 − share (M/M/c; with
 * `variability` the wait of those that wait is scaled by it).
 */
export const workersForTime = (target: TimeTarget): WorkersNeeded | NoModel => {
  const { arrivalsPerSecond, holdUs, leastUs, beyondUs, limitUs } = target
  const { share = 0.99, variability = 1, most = 256 } = target
  if (![arrivalsPerSecond, holdUs, leastUs, beyondUs, limitUs, variability].every(isAmount))
    return noModel('arrivals, the time of a call or the time asked for are not known')
  if (!(share > 0 && share < 1)) return noModel('the share of calls is not between 0 and 1')
  const erlangs = (arrivalsPerSecond * holdUs) / 1e6
  for (let workers = Math.max(1, Math.floor(erlangs) + 1); workers <= most; workers += 1) {
    const queue = exponentialQueue({ arrivalsPerSecond, holdUs, servers: workers })
    if (queue.kind === 'none') continue
    const waitUs = queue.waitUs * variability
    const timeUs = sojournQuantile({ ...queue, waitUs, leastUs, beyondUs }, share)
    if (timeUs <= limitUs) return { kind: 'workers', workers, utilisation: queue.utilisation, timeUs }
  }
  return noModel(`more than ${most} ${most === 1 ? 'worker' : 'workers'} would be needed`)
}
