import { isAmount, isCount, type NoModel, noModel } from '../no-model'

/** Something that calls need, with a queue of its own. */
interface Station {
  /** What a call needs of it, µs. */
  readonly demandUs: number
  readonly servers: number
  /** So many servers’ work it does at once, where they share what works for them, as workers do cores; `servers` unless said. */
  readonly atOnce?: number
}

export interface ClosedNetwork {
  /** N: each makes its next call when the last has returned. */
  readonly callers: number
  /** Z: what a caller pauses in between, µs. */
  readonly thinkUs: number
  readonly stations: readonly Station[]
}

export interface ClosedFigures {
  readonly kind: 'closed'
  readonly throughputPerSecond: number
  /** From call to return, µs. */
  readonly responseUs: number
  /** In the order of the stations: how long a call is there, how many are, and how many of them wait for a server. */
  readonly stations: readonly {
    readonly residenceUs: number
    readonly length: number
    readonly waiting: number
  }[]
}

/** Logarithms: products of hundreds of times leave the range of a double. */
type Logs = readonly number[]

/** Weights of 0 to N calls at a station: each further one adds its demand, shared by the servers that work then. */
const stationWeights = ({ demandUs, servers, atOnce = servers }: Station, callers: number): Logs => {
  const weights = [0]
  for (let n = 1; n <= callers; n += 1)
    weights.push((weights[n - 1] ?? 0) + Math.log(demandUs / Math.min(n, servers, atOnce)))
  return weights
}

/** Of nothing: no call can be there. */
const nowhere = (callers: number): Logs =>
  Array.from({ length: callers + 1 }, (_, n) => (n === 0 ? 0 : Number.NEGATIVE_INFINITY))

/** Weights of 0 to N calls in both together: ln Σ e^(one + other), less the largest, which would leave the range too. */
const together = (one: Logs, other: Logs): Logs =>
  one.map((_, calls) => {
    let most = Number.NEGATIVE_INFINITY
    for (let n = 0; n <= calls; n += 1) most = Math.max(most, (one[n] ?? 0) + (other[calls - n] ?? 0))
    let sum = 0
    for (let n = 0; n <= calls; n += 1) sum += Math.exp((one[n] ?? 0) + (other[calls - n] ?? 0) - most)
    return most === Number.NEGATIVE_INFINITY ? most : most + Math.log(sum)
  })

const allOf = (parts: readonly Logs[], callers: number): Logs =>
  parts.length === 0 ? nowhere(callers) : parts.reduce(together)

/**
 * The exact figures of a closed network of queues with exponential service times, which mean value analysis finds too
 * (M. Reiser, S. Lavenberg 1980, Journal of the ACM 27). Found here by the sums over its states (J. Buzen 1973,
 * Communications of the ACM 16), where all terms are positive: with several servers the recursion of means takes one
 * probability as what the others leave, and near saturation no digit of that is right.
 * A caller’s pause is a station with a server for everyone.
 */
export const closedNetwork = ({ callers, thinkUs, stations }: ClosedNetwork): ClosedFigures | NoModel => {
  if (!isCount(callers)) return noModel('there are no callers')
  if (!isAmount(thinkUs) || !stations.every(({ demandUs }) => isAmount(demandUs)))
    return noModel('the time of a call is not known')
  if (!stations.every(({ servers, atOnce = servers }) => isCount(servers) && isAmount(atOnce) && atOnce > 0))
    return noModel('no worker serves')
  if (!stations.some(({ demandUs }) => demandUs > 0)) return noModel('a call takes no time')
  const pause = thinkUs > 0 ? [stationWeights({ demandUs: thinkUs, servers: callers }, callers)] : []
  const weights = stations.map((station) => stationWeights(station, callers))
  const all = allOf([...weights, ...pause], callers)
  const total = all[callers] ?? 0
  const perUs = Math.exp((all[callers - 1] ?? 0) - total)
  if (!Number.isFinite(perUs * 1e6)) return noModel('a call takes no time')
  const places = stations.map(({ servers }, at) => {
    const rest = allOf([...weights.filter((_, other) => other !== at), ...pause], callers)
    let [length, waiting] = [0, 0]
    for (const [n, log] of (weights[at] ?? []).entries()) {
      const share = Math.exp(log + (rest[callers - n] ?? 0) - total)
      length += n * share
      waiting += Math.max(0, n - servers) * share
    }
    return { length, waiting, residenceUs: length / perUs }
  })
  return {
    kind: 'closed',
    throughputPerSecond: perUs * 1e6,
    responseUs: Math.max(0, callers / perUs - thinkUs),
    stations: places,
  }
}
