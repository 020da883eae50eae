import type { Check } from '../domain/check'
import type { LockFigures } from '../domain/systems'
import type { Micros } from '../domain/time'
import type { Evidence } from './checks'

/** Rounding of the clock's steps, either way at every hold, adds up as the root of their number. */
const roundingUs = (holds: number, resolutionUs: Micros): number => 2 * resolutionUs * Math.sqrt(holds)

const percent = (share: number) => `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`

const lockCheck = (lock: LockFigures, resolutionUs: Micros): Check => {
  const { heldShare, meanHoldUs, acquisitions, deadHolders } = lock
  const share = heldShare ?? 0
  const elapsedUs = share > 0 ? ((meanHoldUs ?? 0) * acquisitions) / share : 0
  const isWhole = (share - 1) * elapsedUs <= roundingUs(acquisitions, resolutionUs)
  const died =
    deadHolders === 0 ? '' : ` It was taken from ${deadHolders.toLocaleString('en')} that died with it.`
  return {
    id: 'lock',
    title: 'One worker holds the lock',
    state: isWhole ? 'ok' : 'fail',
    value: share,
    limit: 1,
    unit: 'share',
    reason: isWhole
      ? `All holds together took ${percent(share)} of the time, as one worker at a time can.${died}`
      : `All holds together took ${percent(share)} of the time: more than one worker held the lock at once.`,
    touches: ['call', 'dispatch', 'slowdown', 'throughput', 'stages'],
  }
}

/** The checks of the systems that a run has. */
export const systemChecks = ({
  systems: { lock },
  resolutionUs,
}: Pick<Evidence, 'systems' | 'resolutionUs'>): readonly Check[] => {
  const checks: Check[] = []
  if (lock) checks.push(lockCheck(lock, resolutionUs))
  return checks
}
