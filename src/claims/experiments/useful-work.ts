import type { Report } from '../../domain/report'
import { usefulLoad } from '../../models/demand/useful-load'
import { cannotBeTold, claim, found, inTurn, step } from '../claim'
import { callsPerSecond, directCallUs, figuresOf } from '../judging/figures-of'
import { geometricMean } from '../judging/repeats'
import { holdsBelow } from '../judging/verdict'
import { withRange } from '../judging/wording'

/** As much as one worker can do: with less than this, one would have been enough. */
const ONE_WORKER = 1

/** X · S, with the direct call as timed beside the pool, as the published figures allow it. */
const loadOf = (report: Report): number | null => {
  const [perSecond, serviceUs] = [callsPerSecond(report), directCallUs(report) ?? report.baseline.syncUs]
  return perSecond === null ? null : usefulLoad(perSecond, serviceUs)
}

export const USEFUL_WORK = claim({
  id: 'useful-work',
  number: 5,
  title: 'Threads were never short: the useful work would not have filled one',
  expects:
    'In 2016, 16 callers and 64 threads did useful work for 3.7 % of one thread’s time (0.42 % in the framework’s pool). Calls per second × time of a direct call should stay below one worker here as well.',
  steps: () =>
    inTurn(3, [
      step('16', '16 callers, 64 workers', {
        mode: 'closed',
        workers: 64,
        demand: 16,
        callsPerCaller: 500,
        workload: 'kernel',
        serviceUs: 0.4,
        seconds: 1,
      }),
    ]),
  judge: (measured) => {
    const load = geometricMean(figuresOf(measured, '16', loadOf))
    const rate = geometricMean(figuresOf(measured, '16', callsPerSecond))
    if (!load || !rate) return cannotBeTold('The throughput of a run is missing.')
    return {
      verdict: holdsBelow(load, ONE_WORKER),
      sentence: `64 workers did useful work for ${withRange(load, 'share')} of one worker’s time.`,
      figures: [
        found('rate', 'Throughput, 16 callers', 'calls/s', rate),
        found('load', 'Useful work, of one worker’s time', 'share', load),
      ],
    }
  },
})
