import type { Settings } from '../domain/settings/settings'
import { formatWhole, several } from '../domain/text'
import { about } from './phrases'

const rate = ({ demand, ratePerSecond }: Settings) => about(demand * ratePerSecond)

/** What the demand slider means in the present mode. */
export const demandInWords = (settings: Settings): string => {
  const { mode, demand, callsPerCaller, ratePerSecond } = settings
  switch (mode) {
    case 'closed':
      return several(demand, 'caller')
    case 'burst':
      return `${formatWhole(demand)} × ${several(callsPerCaller, 'call')} at once`
    case 'open':
      return `${formatWhole(demand)} × ${about(ratePerSecond)} = ${rate(settings)} calls/s`
    default:
      return mode satisfies never
  }
}

/** The demand in the few words of a status line. */
export const demandInBrief = (settings: Settings): string => {
  const { mode, demand, callsPerCaller } = settings
  switch (mode) {
    case 'closed':
      return several(demand, 'caller')
    case 'burst':
      return `bursts of ${several(demand * callsPerCaller, 'call')}`
    case 'open':
      return `${rate(settings)} calls/s asked`
    default:
      return mode satisfies never
  }
}
