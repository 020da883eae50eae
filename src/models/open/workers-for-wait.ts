import { isAmount, type NoModel, noModel } from '../no-model'
import { waitProbability } from './erlang-c'

export interface WaitTarget {
  readonly arrivalsPerSecond: number
  readonly holdUs: number
  /** The wait that this share of calls is not to exceed, µs. */
  readonly waitUs: number
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
  /** The wait that the share of calls does not exceed with them, µs. */
  readonly waitUs: number
}

/** P(wait > t) of so many workers, and the mean wait of those calls that wait. */
const waitOf = (
  workers: number,
  { erlangs, holdUs }: { erlangs: number; holdUs: number },
  factor: number,
) => ({
  waits: waitProbability(workers, erlangs),
  meanUs: (holdUs * factor) / (workers - erlangs),
})

/**
 * The fewest workers with which no more than 1 − share of calls wait longer than asked: least c > a with
 * C(c, a)·e^(−(c − a)t ÷ H) ≤ 1 − share (M/M/c; with `variability` the conditional wait is scaled by it).
 */
export const workersForWait = ({
  arrivalsPerSecond,
  holdUs,
  waitUs,
  share = 0.99,
  variability = 1,
  most = 256,
}: WaitTarget): WorkersNeeded | NoModel => {
  if (![arrivalsPerSecond, holdUs, waitUs, variability].every(isAmount))
    return noModel('arrivals, the time of a call or the wait asked for are not known')
  if (!(share > 0 && share < 1)) return noModel('the share of calls is not between 0 and 1')
  const erlangs = (arrivalsPerSecond * holdUs) / 1e6
  for (let workers = Math.max(1, Math.floor(erlangs) + 1); workers <= most; workers += 1) {
    const { waits, meanUs } = waitOf(workers, { erlangs, holdUs }, variability)
    const quantileUs = waits <= 1 - share ? 0 : Math.log(waits / (1 - share)) * meanUs
    if (quantileUs <= waitUs)
      return { kind: 'workers', workers, utilisation: erlangs / workers, waitUs: quantileUs }
  }
  return noModel(`more than ${most} workers would be needed`)
}
