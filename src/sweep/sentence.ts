import type { Estimate } from '../domain/figures/estimate'
import { formatDuration, formatExact, formatRatio, formatRoughShare } from '../domain/text'
import type { SweepOrder } from './order'
import type { FoundEnough } from './repeats/enough'
import type { SweepPoint } from './repeats/point'
import { type SweptKey, valueWords } from './swept'

interface Facts {
  readonly order: SweepOrder
  /** Ascending by value. */
  readonly points: readonly SweepPoint[]
  readonly enough: FoundEnough
  readonly best: { readonly workers: number; readonly low: number; readonly high: number } | null
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** "2 % ± 4 %"; an interval is not quite even, the wider half is said. */
const gainWords = ({ value, low, high }: Estimate): string =>
  `${formatRoughShare(value)} ± ${formatRoughShare(Math.max(high - value, value - low))}`

/** "1.8× of one": with two digits, of the smallest value that was measured. */
const speedUp = ({ order, points }: Facts, value: number): string | null => {
  const [first] = points.filter(({ fault, perSecond }) => fault === null && perSecond !== null)
  const of = points.find((point) => point.value === value)
  if (!first?.perSecond || !of?.perSecond || first === of) return null
  const ratio = of.perSecond.value / first.perSecond.value
  const digits = ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)
  return `${digits}× of ${first.value === 1 ? 'one' : valueWords(order.key, first.value)}`
}

/** "a third gains 2 % ± 4 %", "6 gain 2 % ± 4 %" */
const nextWords = (value: number, next: { readonly value: number; readonly gain: Estimate }): string => {
  const ordinal = next.value === value + 1 ? ORDINALS[next.value] : undefined
  const verb = ordinal ? 'gains' : 'gain'
  return `${ordinal ? `a ${ordinal}` : formatExact(next.value)} ${verb} ${gainWords(next.gain)}`
}

const ABOUT: Readonly<Record<'workers' | 'demand' | 'batch', string>> = {
  workers: 'Best number of workers here for this function',
  demand: 'Callers that keep these workers busy',
  batch: 'Calls a message that are enough here',
}

const cannot = (reason: string): string => `It cannot be told here: ${reason}.`

/** More workers, callers, or calls a message: how many are enough. */
const enoughWords = (facts: Facts, key: keyof typeof ABOUT): string => {
  const { enough, order } = facts
  if (enough.kind === 'none') return cannot(enough.reason)
  if (enough.kind === 'rising')
    return `Not found up to ${valueWords(key, enough.last)}: each larger number still gains, ${speedUp(facts, enough.last) ?? 'as far as was measured'} in the end. Sweep further.`
  if (enough.kind === 'open')
    return cannot(
      `with these intervals ${valueWords(key, enough.low)} may be enough, and more than ${formatExact(enough.last)} may gain`,
    )
  const { value, low, high, next } = enough
  const details = [speedUp(facts, value), next && nextWords(value, next)].filter((part) => part !== null)
  const range = low === high ? `${value}` : `${low} to ${high}, which cannot be told apart in this time`
  const fewest = value === order.values[0] && value > 1 ? ', the fewest that were measured' : ''
  return `${ABOUT[key]}: ${range}${fewest}${details.length > 0 ? ` (${details.join('; ')})` : ''}.`
}

/** Up to which rate the queue stays where it is. */
const rateWords = ({ points }: Facts): string => {
  const usable = points.filter(({ fault, isOverloaded }) => fault === null && isOverloaded !== null)
  if (usable.length === 0) return cannot('at no rate could be told whether the queue grows')
  const over = usable.find(({ isOverloaded }) => isOverloaded === true)
  const held = usable.filter(({ value }) => over === undefined || value < over.value).at(-1)
  const words = (value: number) => valueWords('ratePerSecond', value)
  if (!held) return `The queue grows from the lowest rate that was measured on, ${words(over?.value ?? 0)}.`
  const wait =
    held.callP99Us === null ? '' : ` (99 in 100 calls take ${formatDuration(held.callP99Us)} or less)`
  return over
    ? `Holds up to ${words(held.value)}${wait}; at ${words(over.value)} the queue grows.`
    : `Holds at every rate that was measured, up to ${words(held.value)}${wait}.`
}

/** From which service time on the pool does more than a thread that calls directly: rate × direct time above 1. */
const serviceWords = ({ points, order }: Facts): string => {
  const usable = points.filter(({ fault, perSecond }) => fault === null && perSecond !== null)
  if (usable.length === 0) return cannot('no value could be measured')
  const gain = ({ value, perSecond }: SweepPoint, end: 'low' | 'high' | 'value') =>
    ((perSecond?.[end] ?? 0) * value) / 1e6
  const pays = usable.find((point) =>
    usable.every((other) => other.value < point.value || gain(other, 'low') > 1),
  )
  const costs = usable.filter((point) => gain(point, 'high') < 1).at(-1)
  if (!pays)
    return costs
      ? `Up to ${valueWords('serviceUs', costs.value)} a thread that calls directly does more than ${valueWords('workers', order.settings.workers)}.`
      : cannot('at no service time is the pool surely quicker, or slower, than direct calls')
  const times = formatRatio(gain(pays, 'value'))
  const below = costs ? `; at ${valueWords('serviceUs', costs.value)} and below, direct calls do more` : ''
  return `From ${valueWords('serviceUs', pays.value)} on ${valueWords('workers', order.settings.workers)} do more than a thread that calls directly (${times})${below}.`
}

/** So little less throughput is not taken for a cost. */
const UNNOTICED = 0.95

/** Up to which size arguments cost nothing that can be told, beside the smallest that was measured. */
const payloadWords = ({ points }: Facts): string => {
  const usable = points.filter(({ fault, perSecond }) => fault === null && perSecond !== null)
  const [first, last] = [usable[0], usable.at(-1)]
  if (!first?.perSecond || !last || first === last) return cannot('fewer than two sizes could be measured')
  const { low, value } = first.perSecond
  const words = (kb: number) => valueWords('payloadKb', kb)
  const dear = usable.find(({ perSecond }) => perSecond !== null && perSecond.high < UNNOTICED * low)
  if (!dear?.perSecond && usable.some(({ isNarrow }) => !isNarrow))
    return cannot('the intervals are too wide to tell what arguments cost')
  if (!dear?.perSecond)
    return `Arguments of ${words(last.value)}, the most that were measured, cost no throughput that could be told.`
  const cheap = usable.filter((point) => point.value < dear.value).at(-1) ?? first
  const left = formatRatio(dear.perSecond.value / value)
  const upTo =
    cheap === first
      ? `Beside arguments of ${words(first.value)} others cost throughput`
      : `Up to ${words(cheap.value)} arguments cost no throughput that could be told`
  return `${upTo}; with ${words(dear.value)} ${left} of it is left.`
}

const SENTENCES: Readonly<Record<SweptKey, (facts: Facts) => string>> = {
  workers: (facts) => enoughWords(facts, 'workers'),
  demand: (facts) => enoughWords(facts, 'demand'),
  batch: (facts) => enoughWords(facts, 'batch'),
  ratePerSecond: rateWords,
  serviceUs: serviceWords,
  payloadKb: payloadWords,
}

/** What a sweep has shown, in one sentence that promises nothing beyond what was measured. */
export const sweepSentenceOf = (facts: Facts): string => {
  const { points } = facts
  const [first] = points
  if (first && points.every(({ fault }) => fault !== null))
    return `Nothing could be measured: ${first.fault ?? 'no run could be made'}.`
  return SENTENCES[facts.order.key](facts)
}
