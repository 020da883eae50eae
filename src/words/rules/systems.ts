import { behindOf, NOTABLE_LOSS } from '../../domain/figures/fates'
import { capital, formatDuration, formatShare, formatWhole, several } from '../../domain/text'
import { safeChains } from '../../models/deadlock-free'
import { choose, demandOf, moreWorkers, orChanges } from '../changes'
import { type Facts, placesOf } from '../facts/facts'
import { tooDeepWords } from '../nesting'
import { about, be } from '../phrases'
import type { Rule } from '../rule'
import { bottleneckOf } from './bottleneck'

/** Workers that have so many places. */
const workersFor = (places: number, inFlight: number) => Math.ceil(places / inFlight)

const tooDeep: Rule = {
  id: 'too-deep',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings, nesting } = facts
    const { nesting: depth, inFlight } = settings
    const why = tooDeepWords(depth, placesOf(settings))
    if (why === null) return null
    const safe = nesting?.safeWorkers ?? workersFor(depth, inFlight)
    const changes = orChanges([
      moreWorkers(settings, safe) ?? moreWorkers(settings, workersFor(depth, inFlight)),
      choose(settings, 'nesting', 1, 'set Nesting to 1'),
    ])
    return {
      text: `${why} ${capital(changes.words)}.`,
      tries: changes.patches,
    }
  },
}

const deadlocked: Rule = {
  id: 'deadlocked',
  place: 'advice',
  of: 'both',
  say: ({ settings, nesting, deadlocks }) => {
    if (deadlocks.count === 0 || nesting === null) return null
    const times = deadlocks.count === 1 ? 'once' : `${formatWhole(deadlocks.count)} times`
    const chains = safeChains(placesOf(settings), nesting.depth)
    const { words, patches } = orChanges([
      nesting.safeWorkers === null ? null : moreWorkers(settings, nesting.safeWorkers),
      settings.mode === 'closed' && chains >= 1 && chains < settings.demand
        ? demandOf(settings, chains)
        : null,
    ])
    const why = `This run deadlocked ${times}: every place was held by a call that waited for another.`
    return words === ''
      ? { text: why }
      : { text: `${why} ${capital(words)}: then it cannot.`, tries: patches }
  },
}

const lock: Rule = {
  id: 'lock',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings, verdict, means } = facts
    if (settings.lock === 'none') return null
    const bottleneck = bottleneckOf(facts)
    // Calls wait for workers because these wait for the lock.
    const isBehindIt = bottleneck === 'waiting' && (means.lockWait ?? 0) > (means.service ?? 0)
    const isIt =
      bottleneck === 'locked' || isBehindIt || verdict.kind === 'growing' || verdict.kind === 'full'
    if (!isIt) return null
    const free = choose(settings, 'lock', 'none', 'set Global lock to none')
    return {
      text: `The lock lets one call run at a time: more workers cannot help, whatever the cores.${free ? ` For the next run ${free.words}.` : ''}`,
      tries: free ? [free.patch] : [],
    }
  },
}

/** Fewer times than this a worker, and chance alone may make it look unfair. */
const TELLING = 30
/** Jain’s index (R. Jain, D. Chiu, W. Hawe 1984) of a lock that all have about as often is above; of one that some hardly ever have, below. */
const UNFAIR = 0.9

/** Barging lets who is awake take the lock again, and others starve. */
const unfair: Rule = {
  id: 'unfair',
  place: 'note',
  of: 'both',
  say: ({ lock: found, settings }) => {
    if (found === null || found.workers < 2 || found.acquisitions < TELLING * found.workers) return null
    if (!(found.fairness < UNFAIR)) return null
    const fair = choose(settings, 'lock', 'fair', 'set Global lock to fair')
    const why = `The lock is not shared fairly: Jain’s index of ${several(found.workers, 'worker')} is ${formatShare(found.fairness)}, where 100 % is fair.`
    return fair
      ? {
          text: `${why} For the next run ${fair.words}: none starves then, and every hand-over costs more.`,
          tries: [fair.patch],
        }
      : { text: why }
  },
}

/** Whether the background is more than its workers take. */
const isBehind = ({ background, settings }: Facts): boolean =>
  background !== null && behindOf(background.fates, settings.backgroundRate) > 0

/** Calls of the background that wait or were lost, where that is worth a word. */
const backlogOf = ({ background, settings }: Facts): number => {
  if (background === null) return 0
  const { fates } = background
  const failed = fates.failed > NOTABLE_LOSS * fates.submitted ? fates.failed : 0
  return behindOf(fates, settings.backgroundRate) + failed
}

const backlog: Rule = {
  id: 'backlog',
  place: 'background',
  of: 'both',
  say: (facts) => {
    const count = backlogOf(facts)
    if (count === 0) return null
    return {
      text:
        facts.moment.kind === 'live'
          ? `Of the background, ${several(count, 'call')} ${be(count)} waiting or lost.`
          : `Of the background, ${several(count, 'call')} never completed.`,
    }
  },
}

const background: Rule = {
  id: 'background',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings } = facts
    if (!isBehind(facts)) return null
    const { backgroundRate, backgroundUs, backgroundPool, backgroundWorkers } = settings
    const needed = Math.ceil((backgroundRate * backgroundUs * 1.2) / 1e6)
    const wants = `${about(backgroundRate)} calls/s of ${formatDuration(backgroundUs)}`
    if (backgroundPool === 'shared') {
      const own = choose(settings, 'backgroundPool', 'own', 'give it a pool of its own (Background pool)')
      return {
        text: `The background’s ${wants} are more than the pool takes beside the rest.${own ? ` For the next run ${own.words}.` : ''}`,
        tries: own ? [own.patch] : [],
      }
    }
    const more =
      needed > backgroundWorkers
        ? choose(settings, 'backgroundWorkers', needed, `set Background workers to ${formatWhole(needed)}`)
        : null
    const why = `The background’s ${wants} are more than its ${several(backgroundWorkers, 'worker')} ${backgroundWorkers === 1 ? 'takes' : 'take'}.`
    return more ? { text: `${why} For the next run ${more.words}.`, tries: [more.patch] } : { text: why }
  },
}

/** What settings alone say: no figure need be relied on. */
export const CERTAIN_RULES: readonly Rule[] = [tooDeep]

export const SYSTEM_RULES: readonly Rule[] = [deadlocked, backlog, background, lock, unfair]
