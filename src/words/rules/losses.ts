import { capital, formatDuration, formatWhole, several } from '../../domain/text'
import { choose, demandOf, longerLimit, longerQueue, orChanges } from '../changes'
import { type Facts, isNotable, placesOf } from '../facts/facts'
import type { Rule } from '../rule'
import { boundPerSecond } from './capacity'

/** What one call takes alone, ms, as far as is known. */
const aloneMs = ({ settings, directUs }: Facts): number =>
  Math.max(directUs ?? 0, settings.workload === 'sleep' ? settings.serviceUs : 0, settings.serviceUs) / 1000

/** More comes than any pool of this size could take: no limit helps. */
const isBeyondBound = (facts: Facts): boolean => {
  const bound = boundPerSecond(facts)
  return facts.settings.mode === 'open' && bound !== null && (facts.arrivals ?? 0) > bound
}

const isTimingOut = (facts: Facts) => facts.settings.timeoutMs > 0 && isNotable(facts, 'timedOut')

/** The limit is no longer than the function: nothing can be in time. */
const limitTooShort: Rule = {
  id: 'limit-too-short',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings } = facts
    const alone = aloneMs(facts)
    if (!isTimingOut(facts) || settings.timeoutMs > alone) return null
    const longer = longerLimit(settings, 4 * alone * waves(settings))
    const why = `One call takes ${formatDuration(alone * 1000)} by itself, and its time limit is ${formatWhole(settings.timeoutMs)} ms: it cannot be in time.`
    return longer ? { text: `${why} ${capital(longer.words)}.`, tries: [longer.patch] } : { text: why }
  },
}

/** How many calls a worker has to run until the last of those that are made at once is done. */
const waves = ({ mode, demand, callsPerCaller, workers, lock }: Facts['settings']): number => {
  const atOnce = mode === 'burst' ? demand * callsPerCaller : mode === 'closed' ? demand : 4 * workers
  return Math.max(1, Math.ceil(atOnce / (lock === 'none' ? workers : 1)))
}

/**
 * The limit is longer than the function, and yet calls time out: they wait. One that runs out of time while it runs
 * costs its worker, and the fresh one starts cold, while others wait all the longer.
 */
const limitCollapse: Rule = {
  id: 'limit-collapse',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings } = facts
    if (!isTimingOut(facts) || isBeyondBound(facts)) return null
    const places = settings.lock === 'none' ? settings.workers : 1
    const longer = longerLimit(settings, 10 * aloneMs(facts) * waves(settings))
    const fewer = settings.mode === 'closed' && settings.demand > places ? demandOf(settings, places) : null
    const { words, patches } = orChanges([longer, fewer])
    const who =
      settings.mode === 'closed' && settings.demand <= places
        ? 'a call that meets its limit costs its worker'
        : 'calls wait, and one that meets its limit while it runs costs its worker'
    const why = `The limit of ${formatWhole(settings.timeoutMs)} ms is longer than a call, but ${who}, which is replaced by a cold one.`
    return words === '' ? { text: why } : { text: `${why} ${capital(words)}.`, tries: patches }
  },
}

const isRejecting = (facts: Facts) => facts.settings.overflow !== 'wait' && isNotable(facts, 'rejected')

const wait = (settings: Facts['settings']) => choose(settings, 'overflow', 'wait', 'set Overflow to wait')

/** More callers than places in workers and queue. */
const queueTooShort: Rule = {
  id: 'queue-too-short',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings } = facts
    if (!isRejecting(facts) || settings.mode === 'open') return null
    const { mode, demand, callsPerCaller, queueLimit } = settings
    const made = mode === 'burst' ? demand * callsPerCaller : demand
    if (queueLimit >= made) return null
    // Enough even when no worker is ready.
    const { words, patches } = orChanges([longerQueue(settings, made), wait(settings)])
    const who =
      mode === 'burst'
        ? `A burst of ${several(made, 'call')}`
        : `${several(demand, 'caller')} for ${several(placesOf(settings), 'place')} in workers`
    const why = `${who} ${mode === 'burst' ? 'meets' : demand === 1 ? 'meets' : 'meet'} a queue of ${formatWhole(queueLimit)}.`
    return words === '' ? { text: why } : { text: `${why} ${capital(words)}.`, tries: patches }
  },
}

/** Open demand that the pool could take, but for its ups and downs. */
const queueTooShortForChance: Rule = {
  id: 'queue-too-short-for-chance',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings, verdict } = facts
    if (!isRejecting(facts) || settings.mode !== 'open') return null
    if (verdict.kind !== 'stable' && verdict.kind !== 'undecided') return null
    const { words, patches } = orChanges([longerQueue(settings, 100 * settings.queueLimit), wait(settings)])
    const why = `Calls come in clusters, and the queue takes ${formatWhole(settings.queueLimit)}.`
    return words === '' ? { text: why } : { text: `${why} ${capital(words)}.`, tries: patches }
  },
}

const failing: Rule = {
  id: 'failing',
  place: 'advice',
  of: 'both',
  say: (facts) =>
    isNotable(facts, 'failed')
      ? {
          text:
            facts.failure === null
              ? 'Latencies are of the others.'
              : `The first failed because: ${facts.failure}`,
        }
      : null,
}

/** Which follow from the settings and from counts, however doubtful all times are. */
export const CERTAIN_LOSS_RULES: readonly Rule[] = [queueTooShort]

export const LOSS_RULES: readonly Rule[] = [limitTooShort, limitCollapse, queueTooShortForChance, failing]
