import { NOTABLE_LOSS } from '../../domain/figures/fates'
import { formatDuration, formatWhole, rangeText, several } from '../../domain/text'
import { type Facts, shareOf } from '../facts/facts'
import { times } from '../phrases'
import type { Rule } from '../rule'
import { type Bottleneck, bottleneckOf, holdsSeveral } from './bottleneck'

const ON_THE_WAY = 'most of it on the way, or behind other calls that its worker holds'

const WHERE: Readonly<Record<Bottleneck, string>> = {
  waiting: 'most of it waiting for a worker',
  crossing: 'most of it crossing to a worker and back',
  locked: 'most of it waiting for the lock',
  running: 'most of it running',
}

/** "A call", or "A call that completes" where many do not. */
const subject = ({ fates, moment }: Facts): string => {
  const isOne = shareOf(fates, 'completed') >= 1 - NOTABLE_LOSS
  if (isOne) return 'A call'
  return moment.kind === 'live' ? 'A call that completes' : 'A call that completed'
}

/** ", 77.4 × the direct call"; nothing where the ratio would be the burst's size, or the run's length. */
const ratioWords = ({ slowdown: { ofMean, dependsOn } }: Facts): string =>
  ofMean === null || dependsOn !== null ? '' : `, ${times(ofMean)} the direct call`

const live: Rule = {
  id: 'takes',
  place: 'latency',
  of: 'live',
  say: (facts) => {
    const { call } = facts.means
    if (call === null) return null
    const bottleneck = bottleneckOf(facts)
    const isBehindOthers = bottleneck === 'crossing' && holdsSeveral(facts.settings)
    const where = bottleneck === null ? '' : `, ${isBehindOthers ? ON_THE_WAY : WHERE[bottleneck]}`
    return { text: `${subject(facts)} takes ${formatDuration(call)}${ratioWords(facts)}${where}.` }
  },
}

/** " (95 % interval 7.00× to 85.0×)" */
const intervalWords = ({ slowdown: { interval } }: Facts): string =>
  interval === null ? '' : ` (95 % interval ${rangeText(times(interval.low), times(interval.high))})`

/** The ratio of all calls stands beside their mean; that without the warm-up is a second one. */
const ratiosOf = (facts: Facts): string => {
  const { ofMean, warm, dependsOn } = facts.slowdown
  if (ofMean === null || dependsOn !== null) return ''
  const interval = intervalWords(facts)
  return warm === null
    ? `, ${times(ofMean)} the direct call${interval}`
    : `, ${times(ofMean)} the direct call; ${times(warm.ratio)} without the first ${several(warm.leftOut, 'call')}${interval}`
}

const over: Rule = {
  id: 'took',
  place: 'latency',
  of: 'over',
  say: (facts) => {
    const { means, fates, measured } = facts
    if (means.call === null) return null
    const of =
      measured === fates.completed ? '' : `, of the ${formatWhole(measured)} that nothing interrupted`
    const mean = fates.completed === 1 ? 'It took' : `${subject(facts)} took`
    const average = fates.completed === 1 ? '' : ' on average'
    return { text: `${mean} ${formatDuration(means.call)}${average}${of}${ratiosOf(facts)}.` }
  },
}

export const LATENCY_RULES: readonly Rule[] = [live, over]
