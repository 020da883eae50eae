import { formatCores } from '../../domain/text'
import { type Facts, FEWEST_CALLS, needsCore } from '../facts/facts'

/** What takes most of a call's time. */
export type Bottleneck = 'waiting' | 'crossing' | 'locked' | 'running'

const MOST = 0.5

/** What takes more than half of a call's mean latency; null where nothing does, or it is not known. */
export const bottleneckOf = ({ means }: Pick<Facts, 'means'>): Bottleneck | null => {
  const { call } = means
  if (call === null || !(call > 0)) return null
  const parts = [
    ['waiting', means.queueWait],
    ['crossing', means.hops],
    ['locked', means.lockWait],
    ['running', means.service],
  ] as const
  return parts.find(([, us]) => us !== null && us > MOST * call)?.[0] ?? null
}

/** Whether handing a call over takes a worker longer than running it. */
const isCrossingDear = ({ means: { hops, service, lockWait } }: Pick<Facts, 'means'>): boolean =>
  hops !== null && service !== null && hops > service + (lockWait ?? 0)

/** Whether each of so many workers that compute would have a core; of a sleep each always has. */
export const hasCoresFor = ({ settings, parallel }: Pick<Facts, 'settings' | 'parallel'>, workers: number) =>
  !needsCore(settings) || parallel === null || workers <= Math.round(parallel.value)

/** "this machine runs about 2 of them at once" */
export const coresInWords = ({ parallel }: Pick<Facts, 'parallel'>): string => {
  if (parallel === null) return 'each needs a core'
  const value = formatCores(parallel.value)
  return parallel.source === 'measured'
    ? `this machine runs about ${value} of them at once`
    : `each needs a core, and the browser names ${value}`
}

/** From here on the function takes so much longer than alone that workers must be sharing cores. */
const SHARED = 1.25

/** Workers that compute at the same time: one where they share a lock, else as many as there are callers, or, of calls that arrive, as these keep busy. */
const computingOf = ({ settings, workers, load }: Facts): number => {
  if (settings.lock !== 'none') return 1
  if (settings.mode === 'closed') return Math.min(settings.demand, workers.ready)
  if (settings.mode === 'burst') return Math.min(settings.demand * settings.callsPerCaller, workers.ready)
  return Math.min(1, load ?? 0) * workers.ready
}

/** More workers compute than there are cores, and the function takes so many times as long as alone. */
export interface SharedCores {
  readonly ratio: number
  readonly computing: number
}

/** null where they do not, or it is not certain. */
export const crowding = (facts: Facts): SharedCores | null => {
  const { settings, parallel, means, directUs, inflationLow } = facts
  if (!needsCore(settings) || parallel === null || means.service === null || !directUs) return null
  if (facts.measured < FEWEST_CALLS) return null
  const computing = computingOf(facts)
  const ratio = means.service / directUs
  const isCertain = inflationLow === null || inflationLow > 1
  return computing > parallel.value + 0.5 && ratio >= SHARED && isCertain ? { ratio, computing } : null
}

/** Workers that run the function for less of their time have time to spare. */
const IDLE = 0.5
/** The quickest crossing, as a share of running the call, from which on handing over is dear by itself. */
const DEAR_AT_BEST = 0.5

/** Whether a worker can hold several calls at once: then one waits there behind the others, and is on its way meanwhile. */
export const holdsSeveral = ({ inFlight, batch }: Facts['settings']): boolean => inFlight > 1 || batch !== 1

/**
 * Whether handing over takes longer than running, and would on a quiet machine with a core for each worker: where only
 * some calls are delayed on the way, as by other programs or by workers that wait for a core, sharing messages spares
 * nothing. Not before the quickest crossing is known: the first calls are of cold workers.
 */
export const isHandOverDear = (facts: Facts): boolean => {
  const { leastCrossingUs, means, busy, settings } = facts
  if (leastCrossingUs === null || means.service === null || facts.measured < FEWEST_CALLS) return false
  if (!(leastCrossingUs > DEAR_AT_BEST * means.service) || crowding(facts)) return false
  // Workers that run the function most of the time do not wait for calls to be handed over.
  const isBehindOthers = holdsSeveral(settings) && busy !== null && busy >= IDLE
  return !isBehindOthers && isCrossingDear(facts)
}

/** So many times its least takes a crossing on which calls wait. */
const DELAYED = 1.5
/** Share of the caller’s thread’s time that the least crossings alone would take; half of a crossing is its work, or more. */
const TAKEN_UP = 0.9

/**
 * Whether the thread that makes the calls is what they wait for: several workers have time to spare, as many calls are
 * returned as the thread has time for (no more than 1 ÷ o a second, by the utilisation law: R. Jain 1991, 33.2), and
 * what crosses waits on the way.
 */
export const isCallerBound = (facts: Facts): boolean => {
  const { settings, workers, busy, served, leastCrossingUs, means, load } = facts
  if (settings.lock !== 'none' || settings.nesting > 1 || workers.ready < 2) return false
  if (busy === null || served === null || leastCrossingUs === null || means.hops === null) return false
  // Of calls that arrive, what is served while calls wait is what could be, and not what is.
  if (settings.mode === 'open' && (load === null || load < TAKEN_UP)) return false
  return (
    busy < IDLE &&
    isCrossingDear(facts) &&
    means.hops >= DELAYED * leastCrossingUs &&
    served * leastCrossingUs >= TAKEN_UP * 1e6
  )
}

/** Whether more messages at once can be spared: those with a time limit, and nested ones, travel alone. */
export const canBatch = ({
  batch,
  timeoutMs,
  nesting,
  mode,
  demand,
  callsPerCaller,
}: Facts['settings']): boolean => {
  if (batch !== 1 || timeoutMs > 0 || nesting > 1) return false
  return mode === 'open' || (mode === 'closed' ? demand : demand * callsPerCaller) > 1
}
