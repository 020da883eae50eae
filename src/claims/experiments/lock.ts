import type { Machine } from '../../domain/experiments/experiment'
import type { Settings } from '../../domain/settings/settings'
import { cannotBeTold, claim, found, inTurn, step } from '../claim'
import { figuresOf, workPerSecond } from '../judging/figures-of'
import { ratioOfPairs } from '../judging/repeats'
import { bothOf, holdsAbove, holdsBelow } from '../judging/verdict'
import { withRange } from '../judging/wording'

/** More workers help when they do more than this much more work than one; noise alone stays below it. */
const HELPS = 1.15
/** More than this many would take long to show no more. */
const MOST_WORKERS = 4

/** As many as the machine has cores, from two on. */
const manyOn = ({ cores }: Machine): number => Math.min(MOST_WORKERS, Math.max(2, cores ?? MOST_WORKERS))

const arm = (lock: Settings['lock'], name: string, workers: number) =>
  step(
    name,
    `${workers === 1 ? '1 worker' : `${workers} workers`}, ${lock === 'none' ? 'no lock' : 'one lock'}`,
    {
      mode: 'closed',
      lock,
      workers,
      demand: 8,
      workload: 'kernel',
      serviceUs: 1000,
      seconds: 0.6,
    },
  )

export const LOCK = claim({
  id: 'lock',
  number: 2,
  title: 'With a global lock more workers do not help; without it they do, up to the machine’s cores',
  expects:
    'Calls of 1 ms keep a core busy. With one lock for all, several workers should do at most 1.15 times the work of one; without it, more than that, and at most as many times as there are cores.',
  steps: (machine) => {
    const many = manyOn(machine)
    return inTurn(6, [
      arm('fair', 'lock-one', 1),
      arm('fair', 'lock-many', many),
      arm('none', 'free-one', 1),
      arm('none', 'free-many', many),
    ])
  },
  judge: (measured) => {
    const gainOf = (lock: string) => {
      const [one = [], many = []] = ['one', 'many'].map((arm) =>
        figuresOf(measured, `${lock}-${arm}`, workPerSecond),
      )
      return ratioOfPairs(one, many)
    }
    const [locked, free] = [gainOf('lock'), gainOf('free')]
    const environment = measured[0]?.report.environment
    const workers = measured.find(({ arm: name }) => name === 'free-many')?.report.settings.workers
    if (!locked || !free || !environment || workers === undefined)
      return cannotBeTold('The throughput of a run is missing.')
    const figures = [
      found('locked', `Work of ${workers} workers ÷ work of one, with the lock`, '×', locked),
      found('free', `Work of ${workers} workers ÷ work of one, without`, '×', free),
    ]
    if (environment.cores === 1)
      return cannotBeTold(
        'This machine has one core: more workers cannot help with or without a lock.',
        figures,
      )
    return {
      verdict: bothOf(holdsBelow(locked, HELPS), holdsAbove(free, HELPS)),
      sentence: `${workers} workers did ${withRange(locked, '×')} the work of one with the lock, ${withRange(free, '×')} without it${environment.cores === null ? '' : `, on ${environment.cores} cores`}.`,
      figures,
    }
  },
})
