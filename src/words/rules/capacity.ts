import { capital, formatShare, several } from '../../domain/text'
import { type Change, fewerWorkers, lessRate, moreRate, moreWorkers } from '../changes'
import { type Facts, needsCore } from '../facts/facts'
import { about, times } from '../phrases'
import type { Rule } from '../rule'
import { advised } from './advised'
import { canBatch, coresInWords, crowding, hasCoresFor, isCallerBound, isHandOverDear } from './bottleneck'
import { shareMessages } from './hand-over'

/** From this load on a queue is stable on paper and long in practice: in M/M/1 calls wait nine times as long as they run. */
const NEAR_SATURATION = 0.9
/** What is advised leaves so much of the measured capacity free, as no queue is stable at all of it. */
const SAFE = 0.9
/** Beyond the bound by so much it is exceeded for certain, however well the function was timed. */
const CERTAIN = 1.2
/** A machine of two cores may measure as 2.1, never as 2.5. */
const MEASURED_ABOVE = 0.2

/**
 * Calls a second that the pool cannot exceed whatever crossing costs: all its workers, or all the cores that were
 * measured, run the function without a pause; null where the function's time is not known.
 */
export const boundPerSecond = ({ settings, directUs, parallel, workers }: Facts): number | null => {
  const us = settings.workload === 'sleep' ? settings.serviceUs : directUs
  if (us === null || !(us > 0)) return null
  if (settings.lock !== 'none') return 1e6 / us
  const isBound = needsCore(settings) && parallel?.source === 'measured'
  const cores = isBound ? Math.ceil(parallel.value - MEASURED_ABOVE) : Number.POSITIVE_INFINITY
  return (Math.min(workers.asked, Math.max(1, cores)) * 1e6) / us
}

/** Workers that would serve what arrives, if each serves as much as one does now. */
const neededWorkers = ({ arrivals, served, workers }: Facts): number | null =>
  arrivals === null || served === null || !(served > 0) || workers.ready === 0
    ? null
    : Math.floor((arrivals / served) * workers.ready) + 1

/** More workers: as many as serve what arrives, or as there are cores for; null where there is no such number. */
const moreToServe = (facts: Facts): Change | null => {
  const { settings, workers, parallel } = facts
  const needed = neededWorkers(facts)
  if (needed !== null && hasCoresFor(facts, needed)) return moreWorkers(settings, needed)
  const most = parallel === null ? 0 : Math.round(parallel.value)
  const more = moreWorkers(settings, Math.max(workers.asked + 1, most))
  return more && { ...more, words: `${more.words} and see how far the cores go` }
}

/** Below this rate, calls/s, chance and pauses make fewer calls than are asked for. */
const MANY = 1000
/** Of what is asked for, less than this is made only by a thread that cannot make more. */
const FEW = 0.7

/** More calls are asked for than the thread that makes them can make, whatever becomes of them. */
const tooFast: Rule = {
  id: 'too-fast',
  place: 'advice',
  of: 'both',
  say: ({ settings, arrivals, served, excluded }) => {
    const { mode, plan, demand, ratePerSecond } = settings
    const asked = demand * ratePerSecond
    if (mode !== 'open' || plan !== '' || excluded > 0 || arrivals === null) return null
    if (arrivals < MANY || arrivals > FEW * asked) return null
    return advised(
      `Of ${about(asked)} calls/s that are asked for, the thread that makes them makes ${about(arrivals)} and no more.`,
      // What can be made may be more than is served.
      [lessRate(settings, served ? Math.min(FEW * arrivals, SAFE * served) : FEW * arrivals)],
    )
  },
}

/** The thread that makes the calls hands over no more: workers wait for it. */
const dispatcher: Rule = {
  id: 'dispatcher',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings, served, busy, workers, verdict } = facts
    if (!isCallerBound(facts) || served === null || busy === null) return null
    const isOverloaded = verdict.kind === 'growing' || verdict.kind === 'full'
    return advised(
      `The thread that makes the calls hands over about ${about(served)} calls/s and no more: ${several(workers.ready, 'worker')} run the function ${formatShare(busy)} of the time, and further ones would not help.`,
      [shareMessages(settings), isOverloaded ? lessRate(settings, SAFE * served) : null],
    )
  },
}

/** More than the pool can take: messages shared where those cost most, more workers where cores allow, or less demand. */
const overload: Rule = {
  id: 'overload',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings, verdict, served, workers } = facts
    if (settings.mode !== 'open' || (verdict.kind !== 'growing' && verdict.kind !== 'full')) return null
    const less = served === null ? null : lessRate(settings, SAFE * served)
    if (isHandOverDear(facts) && canBatch(settings))
      return advised('Handing a call over takes longer than running it.', [shareMessages(settings), less])
    return hasCoresFor(facts, workers.asked + 1)
      ? advised('', [moreToServe(facts), less])
      : advised(`More workers will not serve more: ${coresInWords(facts)}.`, [less])
  },
}

/** A queue that is stable, and where that must end. */
const room: Rule = {
  id: 'room',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings, verdict, load, arrivals } = facts
    const bound = boundPerSecond(facts)
    if (settings.mode !== 'open' || verdict.kind !== 'stable') return null
    if (load !== null && load >= NEAR_SATURATION)
      return { text: 'So near to its capacity a pool is stable on paper, and waits are long.' }
    if (bound === null || arrivals === null) return null
    const more = moreRate(settings, CERTAIN * bound)
    return advised(`Even without hand-over the queue must grow beyond ${about(bound)} calls/s.`, [
      more && { ...more, words: `to see it, ${more.words}` },
    ])
  },
}

/** More workers compute than the machine has cores. */
const crowded: Rule = {
  id: 'crowded',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const crowd = crowding(facts)
    if (crowd === null || facts.parallel === null) return null
    const { settings } = facts
    const { ratio, computing } = crowd
    const few = fewerWorkers(settings, Math.max(1, Math.round(facts.parallel.value)))
    const who = several(Math.round(computing), 'worker')
    const why = `${who} ${Math.round(computing) < settings.workers ? 'at a time share' : 'share'} the cores, ${coresInWords(facts)}: the function takes ${times(ratio)} its time alone.`
    return few
      ? {
          text: `${why} ${capital(few.words)}: ${few.patch.workers === 1 ? 'it serves' : 'they serve'} about as much.`,
          tries: [few.patch],
        }
      : { text: why }
  },
}

export const CAPACITY_RULES: readonly Rule[] = [tooFast, dispatcher, overload, room, crowded]
