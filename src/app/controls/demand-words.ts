import { formatWhole } from '../../charts/definitions/quantity'
import type { Settings } from '../../domain/settings'

const callers = (demand: number) => `${formatWhole(demand)} ${demand === 1 ? 'caller' : 'callers'}`

/** What the demand slider means in the present mode. */
export const demandInWords = ({ mode, demand, callsPerCaller, ratePerSecond }: Settings): string => {
  switch (mode) {
    case 'closed':
      return callers(demand)
    case 'burst':
      return `${formatWhole(demand)} × ${formatWhole(callsPerCaller)} calls at once`
    case 'open':
      return `${formatWhole(demand)} × ${formatWhole(ratePerSecond)} = ${formatWhole(demand * ratePerSecond)} calls/s`
    default:
      return mode satisfies never
  }
}

/** The demand in the few words of a status line. */
export const demandInBrief = ({ mode, demand, callsPerCaller, ratePerSecond }: Settings): string => {
  switch (mode) {
    case 'closed':
      return callers(demand)
    case 'burst':
      return `bursts of ${formatWhole(demand * callsPerCaller)}`
    case 'open':
      return `${formatWhole(demand * ratePerSecond)} calls/s asked`
    default:
      return mode satisfies never
  }
}
