import type { Outcome } from '../../domain/call'
import type { Settings } from '../../domain/settings/settings'
import { capital, formatShare, formatWhole, several } from '../../domain/text'
import { endedOf, type Facts, isNotable, placesOf, shareOf, underWay } from '../facts/facts'
import { about, listed, timeLeft } from '../phrases'
import type { Rule } from '../rule'
import { counted, fateVerb } from './fates'

const LOST = ['timedOut', 'rejected', 'failed'] as const
const doesShare = ({ backgroundRate, backgroundPool }: Settings) =>
  backgroundRate > 0 && backgroundPool === 'shared'

/** "no more than 12 calls can wait" */
const closedBound = (settings: Settings): string => {
  const { demand, workers, batch, queueLimit, overflow } = settings
  const left = Math.max(0, demand - placesOf(settings))
  if (left === 0 && batch === 1)
    return workers === 1 ? 'it can go to the worker at once' : 'each call can have a worker at once'
  // One alone goes to a worker at once; what is to share messages waits for the end of the turn.
  const most = batch === 1 ? left : demand
  const bound = overflow === 'wait' ? most : Math.min(most, queueLimit)
  return `no more than ${several(bound, 'call')} can wait`
}

const closed: Rule = {
  id: 'closed',
  place: 'state',
  of: 'live',
  say: ({ settings, workers }) => {
    const { mode, demand, nesting } = settings
    if (mode !== 'closed') return null
    const callers = several(demand, 'caller')
    const pool = several(workers.asked, 'worker')
    if (doesShare(settings)) return { text: `${callers} and the background share ${pool}.` }
    if (nesting > 1) return { text: `${callers}, each with a chain of ${nesting} calls, for ${pool}.` }
    return { text: `${callers} for ${pool}: ${closedBound(settings)}.` }
  },
}

const burst: Rule = {
  id: 'draining',
  place: 'state',
  of: 'live',
  say: ({ settings, verdict, served }) => {
    if (verdict.kind !== 'draining') return null
    const calls = settings.demand * settings.callsPerCaller
    const left = verdict.left * calls
    const time =
      served !== null && served > 0 ? `, ${timeLeft(left / served)} at ${about(served)} calls/s` : ''
    return { text: `A burst of ${several(calls, 'call')}: ${formatShare(verdict.left)} left${time}.` }
  },
}

/** "4 workers serve" */
const pool = ({ workers }: Facts) =>
  `${several(workers.asked, 'worker')} serve${workers.asked === 1 ? 's' : ''}`

/** What becomes of one call more than a full queue takes. */
const OVERFLOW: Readonly<Record<Settings['overflow'], string>> = {
  reject: 'new calls are rejected',
  'drop-oldest': 'the oldest calls are dropped',
  wait: 'callers wait for room',
}

const growing: Rule = {
  id: 'growing',
  place: 'state',
  of: 'live',
  say: (facts) => {
    const { verdict, arrivals, served, growth } = facts
    if (verdict.kind !== 'growing') return null
    const by = growth !== null && growth >= 1 ? ` by ${about(growth)} a second` : ''
    return {
      text:
        arrivals !== null && served !== null && arrivals > served
          ? `${about(arrivals)} calls/s arrive, ${pool(facts)} ${about(served)}/s: the queue grows${by}.`
          : `The queue grows${by}.`,
    }
  },
}

const full: Rule = {
  id: 'full',
  place: 'state',
  of: 'live',
  say: ({ verdict, settings, arrivals }) => {
    if (verdict.kind !== 'full') return null
    const come = arrivals === null ? '' : `${about(arrivals)} calls/s arrive: `
    const text = `${come}the queue is full at ${several(verdict.limit, 'call')}, and ${OVERFLOW[settings.overflow]}.`
    return { text: capital(text) }
  },
}

const stable: Rule = {
  id: 'stable',
  place: 'state',
  of: 'live',
  say: ({ verdict, arrivals, load, workers }) => {
    if (verdict.kind !== 'stable') return null
    if (arrivals === null || load === null) return { text: 'The queue is stable.' }
    const taken = workers.ready === 1 ? 'the worker is' : 'workers are'
    return {
      text: `${about(arrivals)} calls/s arrive, and are served: ${taken} taken up ${formatShare(Math.min(1, load))} of the time, and the queue is stable.`,
    }
  },
}

const undecided: Rule = {
  id: 'undecided',
  place: 'state',
  of: 'live',
  say: ({ verdict, arrivals }) => {
    if (verdict.kind !== 'undecided') return null
    const come = arrivals === null || arrivals <= 0 ? '' : `${about(arrivals)} calls/s arrive. `
    return { text: `${come}What becomes of the queue cannot be told yet: ${verdict.reason}.` }
  },
}

/** "Finished: 146 of 8,109 calls completed; 7,377 timed out and 586 were cancelled at the end." */
const over: Rule = {
  id: 'over',
  place: 'state',
  of: 'over',
  say: ({ moment, fates, settings }) => {
    const ended = moment.kind === 'over' && moment.how === 'stopped' ? 'Stopped' : 'Finished'
    const { submitted, completed } = fates
    if (submitted === 0) return { text: `${ended}: no call was made.` }
    const others = ([...LOST, 'cancelled'] as const satisfies readonly Outcome[]).filter(
      (fate) => fates[fate] > 0,
    )
    const left = underWay(fates)
    const rest = others.map((fate) => counted(fate, fates[fate], settings))
    if (left > 0) rest.push(`${formatWhole(left)} had not ended`)
    if (rest.length === 0)
      return {
        text: `${ended}: ${several(completed, 'call')}, and ${completed === 1 ? 'it' : 'all'} completed.`,
      }
    return {
      text: `${ended}: ${formatWhole(completed)} of ${several(submitted, 'call')} completed; ${listed(rest)}.`,
    }
  },
}

const lost: Rule = {
  id: 'lost',
  place: 'loss',
  of: 'live',
  say: (facts) => {
    const { fates, settings } = facts
    const told = LOST.filter((fate) => isNotable(facts, fate))
    if (told.length === 0) return null
    const ended = endedOf(fates)
    const parts = told.map(
      (fate) => `${formatShare(shareOf(fates, fate))} ${fateVerb(fate, ended, settings)}`,
    )
    return {
      text: `Of ${several(ended, 'call')} that ${ended === 1 ? 'has' : 'have'} ended, ${listed(parts)}.`,
    }
  },
}

export const STATE_RULES: readonly Rule[] = [closed, burst, growing, full, stable, undecided, over, lost]
