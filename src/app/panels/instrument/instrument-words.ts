import {
  COST_LIMITS,
  type CostVerdict,
  costVerdict,
  type InstrumentCost,
  type LevelCost,
  type Load,
} from '../../../domain/experiments/instrument-cost'
import type { CheckState } from '../../../domain/figures/check'
import { formatDuration, formatShare, rangeText } from '../../../domain/text'
import type { InstrumentState } from '../../../store/state'

export const LOAD_WORDS: Readonly<Record<Load, string>> = { one: '1 caller', burst: 'Batched bursts' }

export const intervalText = ({ low, high }: Pick<LevelCost, 'low' | 'high'>): string =>
  rangeText(formatShare(low), formatShare(high))

export const COST_VERDICT_WORDS: Readonly<Record<CostVerdict, string>> = {
  within: 'within',
  beyond: 'beyond',
  undecided: 'not decided',
}
/** The mark beside a verdict: what is beyond its limit warns, and hides nothing. */
export const VERDICT_STATES: Readonly<Record<CostVerdict, CheckState>> = {
  within: 'ok',
  beyond: 'warn',
  undecided: 'warn',
}

const VERDICT_CLAUSES: Readonly<Record<CostVerdict, string>> = {
  within: 'is within',
  beyond: 'is beyond',
  undecided: 'may be within or beyond',
}

const LOAD_CLAUSES: Readonly<Record<Load, string>> = { one: 'at one caller', burst: 'in batched bursts' }

/** A cost whose interval holds nothing at all is known by its upper end only. */
const costWords = ({ share, low, high }: LevelCost): string => {
  if (low > 0) return formatShare(share)
  return high > 0 ? `${formatShare(high)} at most` : 'nothing that could be told'
}

/** What was found, in a sentence. */
const foundWords = ({ loads, settings: { serviceUs, workload } }: InstrumentCost): string => {
  const parts = loads.map(({ load, levels: { full } }) => {
    const limit = formatShare(COST_LIMITS[load])
    return `${costWords(full)} ${LOAD_CLAUSES[load]}, which ${VERDICT_CLAUSES[costVerdict(full, load)]} the ${limit} it may`
  })
  return `With a ${workload} of ${formatDuration(serviceUs)}, full recording adds to the time of a call ${parts.join('; and ')}. A longer function makes the share smaller.`
}

/** What the panel says under its button. */
export const instrumentSentence = (instrument: InstrumentState): string => {
  switch (instrument.kind) {
    case 'idle':
      return 'Not measured yet. It takes some thirty seconds, with the function, workers and transport of the settings.'
    case 'measuring':
      return 'Calls go through one pool, in blocks with recording off, counters and full in turn.'
    case 'done':
      return foundWords(instrument.cost)
    case 'failed':
      return `It could not be measured: ${instrument.message}`
    default:
      return instrument satisfies never
  }
}
