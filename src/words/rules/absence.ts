import type { Settings } from '../../domain/settings/settings'
import { several } from '../../domain/text'
import { type Facts, underWay } from '../facts/facts'
import type { Rule } from '../rule'

/** Each absence of a mean latency has its own reason. */

const RECORDING: Readonly<Record<Exclude<Settings['recording'], 'full'>, string>> = {
  counters: 'Recording is at counters only: how long a call takes is not known.',
  off: 'Recording is off: how long a call takes is not known.',
}

const lacksMean = ({ means }: Facts) => means.call === null

const notRecorded: Rule = {
  id: 'not-recorded',
  place: 'latency',
  of: 'both',
  say: ({ settings: { recording } }) => (recording === 'full' ? null : { text: RECORDING[recording] }),
}

const interrupted: Rule = {
  id: 'interrupted',
  place: 'latency',
  of: 'both',
  say: (facts) =>
    lacksMean(facts) && facts.excluded > 0
      ? {
          text: 'Every call that completed met an interruption, such as a hidden tab: latencies are not known.',
        }
      : null,
}

const noneMade: Rule = {
  id: 'none-made',
  place: 'latency',
  of: 'live',
  say: (facts) =>
    lacksMean(facts) && facts.fates.submitted === 0 ? { text: 'No call has been made yet.' } : null,
}

const WHOLLY_LOST = { timedOut: 'timed out', rejected: 'was rejected', failed: 'failed' } as const

/** Nothing completed, and why. */
const noneCompleted: Rule = {
  id: 'none-completed',
  place: 'latency',
  of: 'both',
  say: (facts) => {
    const { fates } = facts
    if (!lacksMean(facts) || fates.completed > 0 || fates.submitted === 0) return null
    const lost = (['timedOut', 'rejected', 'failed'] as const).filter((fate) => fates[fate] > 0)
    const [only] = lost
    if (only === undefined)
      return { text: underWay(fates) > 0 ? 'No call has come back yet.' : 'No call came back.' }
    const whole = fates[only] === fates.submitted && fates.submitted > 1
    return {
      text: whole
        ? `Every call ${WHOLLY_LOST[only]}: there is no latency to tell.`
        : 'No call completed: there is no latency to tell.',
    }
  },
}

const noneLately: Rule = {
  id: 'none-lately',
  place: 'latency',
  of: 'live',
  say: (facts) => {
    const { moment, fates } = facts
    if (!lacksMean(facts) || moment.kind !== 'live') return null
    const seconds = Math.round(moment.seconds)
    const since = seconds >= 1 ? `in the last ${several(seconds, 'second')}` : 'in this moment'
    return fates.completed > 0 ? { text: `No call came back ${since}.` } : null
  },
}

const unknown: Rule = {
  id: 'unknown-latency',
  place: 'latency',
  of: 'over',
  say: (facts) =>
    lacksMean(facts) && facts.fates.completed > 0
      ? { text: 'How long a call took is not known: none could be timed.' }
      : null,
}

export const ABSENCE_RULES: readonly Rule[] = [
  notRecorded,
  interrupted,
  noneMade,
  noneCompleted,
  noneLately,
  unknown,
]
