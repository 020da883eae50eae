import type { Settings } from '../../domain/settings/settings'
import { cannotBeTold, claim, found, inTurn, step } from '../claim'
import { figuresOf, meanCallUs } from '../judging/figures-of'
import { ratioOfPairs } from '../judging/repeats'
import { holdsBelow } from '../judging/verdict'
import { withRange } from '../judging/wording'

/** The claim of proportion is broken when sharing messages takes away more than half of the latency. */
const HALF = 0.5

const arm = (name: string, label: string, demand: number, batch: Settings['batch']) =>
  step(name, label, {
    mode: 'closed',
    workers: 2,
    demand,
    batch,
    workload: 'kernel',
    serviceUs: 0.4,
    seconds: 1,
  })

export const BATCHING = claim({
  id: 'batching',
  number: 6,
  title: 'Batching breaks the first claim: the same demand in shared messages waits far less',
  expects:
    'Short calls wait for messages, not for workers. 16 callers whose calls share messages should wait less than half as long as 16 callers whose calls travel alone.',
  steps: () =>
    inTurn(6, [
      arm('one', '1 caller', 1, 1),
      arm('alone', '16 callers, a message each', 16, 1),
      arm('shared', '16 callers, shared messages', 16, 'auto'),
    ]),
  judge: (measured) => {
    const [one = [], alone = [], shared = []] = ['one', 'alone', 'shared'].map((name) =>
      figuresOf(measured, name, meanCallUs),
    )
    const growthAlone = ratioOfPairs(one, alone)
    const growthShared = ratioOfPairs(one, shared)
    const part = ratioOfPairs(alone, shared)
    if (!growthAlone || !growthShared || !part) return cannotBeTold('The mean latency of a run is missing.')
    return {
      verdict: holdsBelow(part, HALF),
      sentence: `From 1 to 16 callers latency grew ${withRange(growthAlone, '×')} with a message for each call and ${withRange(growthShared, '×')} with shared messages: ${withRange(part, 'share')} of the former.`,
      figures: [
        found('alone', 'Growth, a message for each call', '×', growthAlone),
        found('shared', 'Growth, shared messages', '×', growthShared),
        found('part', 'Latency with shared messages, of that without', 'share', part),
      ],
    }
  },
})
