import { demandOf, moreWorkers } from '../changes'
import { needsCore } from '../facts/facts'
import type { Rule } from '../rule'
import { advised } from './advised'
import { bottleneckOf, coresInWords, hasCoresFor, isHandOverDear } from './bottleneck'
import { handOver } from './hand-over'

/** Rules on where the time of a call goes. */

const crossing: Rule = {
  id: 'crossing',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings } = facts
    const bottleneck = bottleneckOf(facts)
    const isIt = (bottleneck === 'crossing' || bottleneck === 'waiting') && isHandOverDear(facts)
    // Called directly, a function would still want the lock.
    if (!isIt || settings.lock !== 'none') return null
    const { text, ...changes } = handOver(settings)
    return { text: `Handing a call over takes longer than running it. ${text}`, ...changes }
  },
}

/** Callers that wait for a worker. */
const waiting: Rule = {
  id: 'waiting',
  place: 'advice',
  of: 'both',
  say: (facts) => {
    const { settings, workers, parallel } = facts
    const { mode, demand } = settings
    if (mode !== 'closed' || demand <= workers.asked || bottleneckOf(facts) !== 'waiting') return null
    // One at a time runs under it, however many workers there are.
    if (settings.lock !== 'none') return null
    const most = !needsCore(settings) || parallel === null ? 2 * workers.asked : Math.round(parallel.value)
    const wanted = Math.min(demand, most)
    if (wanted > workers.asked && hasCoresFor(facts, wanted))
      return advised('Calls wait for a worker, and there are cores for more.', [
        moreWorkers(settings, wanted),
      ])
    return advised(
      `More workers will not help: ${coresInWords(facts)}. With fewer callers calls wait less.`,
      [demandOf(settings, workers.asked)],
    )
  },
}

/** Every call finds a worker. */
const idle: Rule = {
  id: 'idle',
  place: 'advice',
  of: 'live',
  say: (facts) => {
    const { settings } = facts
    const { mode, demand, workers, nesting, backgroundRate } = settings
    if (mode !== 'closed' || nesting > 1 || backgroundRate > 0 || demand > workers) return null
    if (bottleneckOf(facts) === null) return null
    const more = demandOf(settings, Math.min(256, 4 * workers))
    return advised('Every call finds a free worker.', [
      more && { ...more, words: `${more.words} and see calls wait` },
    ])
  },
}

const drained: Rule = {
  id: 'drained',
  place: 'advice',
  of: 'live',
  say: ({ settings, verdict }) =>
    verdict.kind === 'draining' && settings.demand * settings.callsPerCaller > 1
      ? {
          text: 'The last call waits for all the others: its latency is the time that the whole burst takes.',
        }
      : null,
}

export const CALL_RULES: readonly Rule[] = [crossing, waiting, idle, drained]
