import type { Check, FigureName } from '../../domain/figures/check'
import { behindOf, NOTABLE_LOSS } from '../../domain/figures/fates'
import type { ClassCounts, DeadlockFigures, LockFigures, NestingFigures } from '../../domain/figures/systems'
import type { Settings } from '../../domain/settings/settings'
import { formatDuration, formatShare, formatWhole, several, severalRounded } from '../../domain/text'
import type { Micros } from '../../domain/time'
import { tooDeepWords } from '../../words/nesting'
import type { Evidence, Judged } from './evidence'

/** Rounding of the clock's steps, either way at every hold, adds up as the root of their number. */
const roundingUs = (holds: number, resolutionUs: Micros): number => 2 * resolutionUs * Math.sqrt(holds)

/** What the hand-over costs and how it is shared, in words; nothing before the lock was acquired. */
const handOver = ({ gapUs, fairness }: LockFigures): string =>
  gapUs === null || fairness === null
    ? ''
    : ` Beside the holds, each took ${formatDuration(gapUs)} (convoy gap); fairness among workers is ${formatShare(fairness)} (Jain’s index).`

const lockCheck = (lock: LockFigures, resolutionUs: Micros): Check => {
  const { heldShare, meanHoldUs, acquisitions, deadHolders } = lock
  const share = heldShare ?? 0
  const elapsedUs = share > 0 ? ((meanHoldUs ?? 0) * acquisitions) / share : 0
  const isWhole = (share - 1) * elapsedUs <= roundingUs(acquisitions, resolutionUs)
  const died = deadHolders === 0 ? '' : ` It was taken from ${formatWhole(deadHolders)} that died with it.`
  return {
    id: 'lock',
    title: 'One worker holds the lock',
    state: isWhole ? 'ok' : 'fail',
    value: share,
    limit: 1,
    unit: 'share',
    reason: isWhole
      ? `All holds together took ${formatShare(share)} of the time, as one worker at a time can.${handOver(lock)}${died}`
      : `All holds together took ${formatShare(share)} of the time: more than one worker held the lock at once.`,
    touches: ['call', 'dispatch', 'slowdown', 'throughput', 'stages'],
  }
}

/** What the pool's size means for chains of calls. */
const sizeSentence = (
  { depth, chains, safeWorkers, blockedMean }: NestingFigures,
  workers: number,
): string => {
  const held =
    blockedMean < 0.05
      ? 'Hardly a place was held by a call that waited for its own calls.'
      : `Calls that waited for their own calls held ${severalRounded(blockedMean, 'place')} on average.`
  if (chains === null || safeWorkers === null)
    return `Callers that do not wait can start any number of chains: no pool is large enough for sure. ${held}`
  const need = `${several(chains, 'chain')} of ${depth} calls at once ${chains === 1 ? 'needs' : 'need'} ${several(safeWorkers, 'worker')}`
  return `${need}; the pool has ${formatWhole(workers)}. ${held}`
}

/** What was done about deadlocks, after which the pool has not locked up again, or no more than it must. */
const resolution = ({ letIn }: NestingFigures): string =>
  letIn === null
    ? ''
    : ` Since then no more than ${formatWhole(letIn)} ${letIn === 1 ? 'chain is' : 'chains are'} let in at once.`

const nestingCheck = (
  nesting: NestingFigures,
  { count }: DeadlockFigures,
  { workers, inFlight }: Settings,
): Check => {
  const isSafe = nesting.safeWorkers !== null && workers >= nesting.safeWorkers
  const size = sizeSentence(nesting, workers)
  const found =
    count === 0
      ? `${isSafe ? 'No deadlock can happen.' : 'A deadlock can happen, and has not yet.'}`
      : `${several(count, 'deadlock')}: every worker held a call that waited for another, which waited for a worker. The oldest chain was called off each time.${resolution(nesting)}`
  return {
    id: 'deadlock',
    title: 'No deadlock',
    state: count > 0 ? 'fail' : isSafe ? 'ok' : 'warn',
    value: count,
    limit: 0,
    unit: 'calls',
    // Where not even one chain fits, letting in one at a time is no remedy.
    reason: tooDeepWords(nesting.depth, workers * inFlight) ?? `${found} ${size}`,
    // That one can happen says nothing against what was measured.
    touches: count > 0 ? ['call', 'dispatch', 'slowdown', 'throughput'] : [],
  }
}

/** Work that comes in a second, whether or not it is served, in workers' seconds: erlangs. */
const offeredTo = (settings: Settings): number => {
  const { backgroundRate, backgroundUs, backgroundPool, mode, ratePerSecond, demand, serviceUs } = settings
  const background = (backgroundRate * backgroundUs) / 1e6
  const doesShareWithOpen = backgroundPool === 'shared' && mode === 'open'
  return background + (doesShareWithOpen ? (ratePerSecond * demand * serviceUs) / 1e6 : 0)
}

const GROWS = 'The queue grows up to the queue limit, and latencies with it.'
const SHARING: readonly FigureName[] = ['call', 'dispatch', 'slowdown', 'queue']

const backgroundCheck = (settings: Settings, fates: ClassCounts | null): Check => {
  const isOwn = settings.backgroundPool === 'own'
  const workers = isOwn ? settings.backgroundWorkers : settings.workers
  const share = offeredTo(settings) / workers
  const behind = fates ? behindOf(fates, settings.backgroundRate) : 0
  const place = `${isOwn ? 'its own pool' : 'the pool'} of ${several(workers, 'worker')}`
  const rate = formatWhole(settings.backgroundRate)
  const wanted = `${rate} ${rate === '1' ? 'call' : 'calls'} a second of ${formatDuration(settings.backgroundUs)}`
  const judged = (): Judged => {
    if (share >= 1)
      return {
        state: 'warn',
        value: share,
        limit: 1,
        reason: `${isOwn || settings.mode !== 'open' ? `The background’s ${wanted} are` : `The background’s ${wanted} and the calls of open demand are together`} more than ${place} can do: what comes by itself is ${formatShare(share)} of it. ${GROWS}`,
      }
    if (fates && behind > 0)
      return {
        state: 'warn',
        value: behind / fates.submitted,
        limit: NOTABLE_LOSS,
        reason: `The background’s ${wanted} would take ${formatShare(share)} of ${place} by their service times, and yet ${formatWhole(behind)} of ${formatWhole(fates.submitted)} ${behind === 1 ? 'has' : 'have'} not come back: handing calls over takes time too, and so do all others. ${GROWS}`,
      }
    return {
      state: 'ok',
      value: share,
      limit: 1,
      reason: `What comes by itself is ${formatShare(share)} of what ${place} can do.`,
    }
  }
  return {
    id: 'background',
    title: 'Background within capacity',
    unit: 'share',
    ...judged(),
    touches: isOwn ? [] : SHARING,
  }
}

/** The checks of the systems that a run has. */
export const systemChecks = ({
  systems: { lock, nesting, deadlocks },
  resolutionUs,
  settings,
  fates,
}: Pick<Evidence, 'systems' | 'resolutionUs' | 'settings' | 'fates'>): readonly Check[] => {
  const checks: Check[] = []
  if (lock) checks.push(lockCheck(lock, resolutionUs))
  if (nesting) checks.push(nestingCheck(nesting, deadlocks, settings))
  if (settings.backgroundRate > 0) checks.push(backgroundCheck(settings, fates.background))
  return checks
}
