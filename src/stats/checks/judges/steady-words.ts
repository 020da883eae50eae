import type { Disparity, SteadyCause } from '../../../domain/snapshot'
import { formatRounded } from '../../../domain/text'
import { doTimesAgree, QUIET_SPREAD, steadyCause } from '../../slowdown/baseline-disparity'
import type { Evidence } from '../evidence'

/** "4.5 times" */
export const timesWords = (factor: number): string => `${formatRounded(factor)} times`

/** A function that computes nothing has no code that could be slow. */
export const isSleep = ({ settings }: Pick<Evidence, 'settings'>): boolean => settings.workload === 'sleep'

const OWN_WORK = 'work of the engine’s own, which no stage of compiling changes,'

/** What the engine's own work says of why calls take longer on one side than on the other; a clause. */
const asMeasured = (cause: SteadyCause, pace: number | null, [slower, other]: readonly [string, string]) => {
  if (pace === null) return 'whether by slower code or a slower core cannot be told here'
  const took = `${OWN_WORK} takes ${timesWords(Math.max(pace, 1 / pace))} as long ${pace > 1 ? slower : other}`
  const CLAUSES: Readonly<Record<SteadyCause, string>> = {
    'slower-code': doTimesAgree(pace, 1)
      ? `${OWN_WORK} takes as long ${slower} as ${other}, so it is no slower core: the engine runs slower code ${slower}`
      : `${took}, so a slower core is the least of it: the engine runs slower code ${slower}`,
    'slower-core': `${took} too: the core is slower ${slower}`,
    untold: `${took}, which neither slower code nor a slower core explains: the cause cannot be told`,
  }
  return CLAUSES[cause]
}

/** Of calls that take `factor` > 1 times as long on the first side. @param pace how many times the engine's own work does */
export const steadyWords = (factor: number, pace: number | null, sides: readonly [string, string]): string =>
  asMeasured(steadyCause(factor, pace), pace, sides)

const ON_CALLER = 'on the caller’s thread'
const ON_WORKER = 'on the worker’s'
export const THREADS = [ON_CALLER, ON_WORKER] as const

/** Why a thread takes longer steadily than another. */
export const steadyDisparity = ({ factor, spread, pace = null }: Disparity): string => {
  const quiet =
    spread > QUIET_SPREAD
      ? 'Batches of one thread differ by less than that, so it is not other programs alone'
      : 'Each thread keeps to its time, so it is no other program'
  const isCaller = factor > 1
  const turned = pace === null || isCaller ? pace : 1 / pace
  const sides = isCaller ? THREADS : ([ON_WORKER, ON_CALLER] as const)
  return `${quiet}; ${steadyWords(Math.max(factor, 1 / factor), turned, sides)}.`
}
