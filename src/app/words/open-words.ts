import type { Settings } from '../../domain/settings'
import type { Snapshot } from '../../domain/snapshot'
import { about, percent, several, times } from './figures-in-words'
import { coresAllow, coresInWords } from './limits'
import type { Sentence } from './sentence'

/** Above this a queue is stable on paper and long in practice: in M/M/1 calls wait nine times as long as they run. */
const NEAR_SATURATION = 0.9

interface Rates {
  readonly arrivals: number
  readonly capacity: number
}

/** "add 2 workers": as many as serve more than arrives, if they had the cores for it. */
const moreWorkers = (snapshot: Snapshot, { arrivals, capacity }: Rates): string | null => {
  const { ready } = snapshot.workers
  if (ready === 0 || capacity === 0) return null
  const needed = Math.floor((arrivals / capacity) * ready) + 1
  const added = Math.max(1, needed - ready)
  return coresAllow(snapshot, ready + added) ? `add ${several(added, 'worker')}` : null
}

/** "go below × 0.8 of this demand": what the workers there are could serve. */
const lessDemand = ({ arrivals, capacity }: Rates) => `go below ${times(capacity / arrivals)} of this demand`

const growthAdvice = (snapshot: Snapshot, rates: Rates): string => {
  const add = moreWorkers(snapshot, rates)
  if (add !== null) return `${add.charAt(0).toUpperCase()}${add.slice(1)} or ${lessDemand(rates)}.`
  return `More workers will not serve more: ${coresInWords(snapshot)}. Try to ${lessDemand(rates)}.`
}

const growing = (snapshot: Snapshot, rates: Rates): Sentence => {
  const growth = snapshot.queueState.growthPerSecond?.value ?? rates.arrivals - rates.capacity
  const comes = `${about(rates.arrivals)} calls/s arrive, ${several(snapshot.workers.ready, 'worker')} serve${snapshot.workers.ready === 1 ? 's' : ''} ${about(rates.capacity)}/s`
  return {
    topic: 'growing',
    happening: `${comes}: the queue grows by ${about(Math.max(growth, 0))} a second.`,
    advice: growthAdvice(snapshot, rates),
  }
}

const stable = (snapshot: Snapshot, rates: Rates): Sentence => {
  const utilisation = snapshot.queueState.utilisation ?? rates.arrivals / rates.capacity
  const { ready } = snapshot.workers
  const can = `${several(ready, 'worker')} can serve ${about(rates.capacity)}/s`
  const room = `The queue will grow without end above ${times(rates.capacity / rates.arrivals)} of this demand`
  return {
    topic: 'stable',
    happening: `${about(rates.arrivals)} calls/s arrive and ${can}: ${percent(utilisation)} of it is used, and the queue is stable.`,
    advice:
      utilisation >= NEAR_SATURATION
        ? `${room}, and waits are long this near to it.`
        : `${room}: move Demand there.`,
  }
}

/** What becomes of one call more than a full queue takes. */
const OVERFLOW: Readonly<Record<Settings['overflow'], string>> = {
  reject: 'new calls are rejected',
  'drop-oldest': 'the oldest calls are dropped',
  wait: 'callers wait for room',
}

const full = (snapshot: Snapshot, rates: Rates): Sentence => {
  const { queueLimit, overflow } = snapshot.settings
  const serves = `${several(snapshot.workers.ready, 'worker')} serve${snapshot.workers.ready === 1 ? 's' : ''} ${about(rates.capacity)}/s`
  return {
    topic: 'full',
    happening: `${about(rates.arrivals)} calls/s arrive and ${serves}: the queue is full at ${several(queueLimit, 'call')}, and ${OVERFLOW[overflow]}.`,
    advice: growthAdvice(snapshot, rates),
  }
}

/** Before there is a verdict: the rates that are known already, and why there is none. */
export const undecidedWords = (snapshot: Snapshot, reason: string): Sentence => {
  const { arrivalsPerSecond: arrivals, capacityPerSecond: capacity } = snapshot.queueState
  const why = `Too early to say what becomes of the queue: ${reason}.`
  if (!arrivals || !capacity) return { topic: 'undecided', happening: why, advice: null }
  const can = `${several(snapshot.workers.ready, 'worker')} can serve ${about(capacity)}/s`
  return { topic: 'undecided', happening: `${about(arrivals)} calls/s arrive and ${can}.`, advice: why }
}

/** The verdicts on demand that comes from outside: what is said without figures, and with them. */
const VERDICTS = {
  growing: { alone: 'The queue grows.', words: growing },
  full: { alone: 'The queue is full.', words: full },
  stable: { alone: 'The queue is stable.', words: stable },
} as const

/** Demand that comes from outside, whether or not the pool keeps up. */
export const openWords = (snapshot: Snapshot, verdict: keyof typeof VERDICTS): Sentence => {
  const { arrivalsPerSecond: arrivals, capacityPerSecond: capacity } = snapshot.queueState
  if (arrivals === null || capacity === null || arrivals === 0 || capacity === 0)
    return {
      topic: verdict,
      happening: VERDICTS[verdict].alone,
      advice: null,
    }
  return VERDICTS[verdict].words(snapshot, { arrivals, capacity })
}
