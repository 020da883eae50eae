import type { Settings } from '../domain/settings/settings'
import { type Millis, millis } from '../domain/time'
import { createRandom } from './random'

/** The time from one arrival to the next, at a rate in calls per second. */
export type Gap = (ratePerSecond: number) => Millis

/** How each arrival process spaces its calls; one row each. */
const PROCESSES: Readonly<Record<Settings['arrivals'], (seed: number) => Gap>> = {
  constant: () => (rate) => millis(1000 / rate),
  /** Exponential gaps by inversion: −ln(1 − u)/λ. */
  poisson: (seed) => {
    const random = createRandom(seed)
    return (rate) => millis((-Math.log(1 - random()) * 1000) / rate)
  },
}

export const gapsOf = (arrivals: Settings['arrivals'], seed: number): Gap => PROCESSES[arrivals](seed)
