import type { Stage } from '../../domain/call'
import type { Theory } from '../../domain/figures/expected/theory'
import { NO_QUEUE_STATE, type QueueState, type QueueVerdict } from '../../domain/figures/queue-state'
import { NO_CALLS, type Reading } from '../../domain/figures/reading'
import { type ClassCounts, type LockFigures, NO_CLASS_COUNTS } from '../../domain/figures/systems'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import type { Snapshot } from '../../domain/snapshot'
import { micros, millis } from '../../domain/time'
import type { Wanted } from './test-wanted'

/** Parts of a run that a snapshot and a report tell alike. */

export const settingsOf = ({ settings }: Wanted): Settings => ({ ...DEFAULTS, ...settings })
export const fatesOf = ({ fates }: Wanted): ClassCounts => {
  const counts = { ...NO_CLASS_COUNTS, completed: 40_000, ...fates }
  const { completed, failed, cancelled, timedOut, rejected } = counts
  const ended = completed + failed + cancelled + timedOut + rejected
  const submitted = fates?.submitted ?? ended
  return { ...counts, submitted, unfinished: submitted - ended }
}
export const backgroundOf = ({ background }: Wanted) => background && { ...NO_CLASS_COUNTS, ...background }

export const meansOf = ({ waitUs, hopUs, lockUs, serviceUs }: Wanted): Partial<Record<Stage, number>> => {
  const parts = [waitUs, hopUs, lockUs, serviceUs]
  if (parts.every((part) => part === undefined)) return {}
  const [wait = 0, hop = 0, lock = 0, service = 0] = parts
  return {
    queueWait: wait,
    hops: hop,
    forward: hop / 2,
    return: hop / 2,
    lockWait: lock,
    service,
    dispatch: wait + hop / 2,
    call: wait + hop + lock + service,
  }
}

export const reading = (value: number | undefined): Reading =>
  value === undefined ? NO_CALLS : { kind: 'value', value, samples: 1000 }

const verdictOf = (wanted: Wanted, { mode, demand }: Settings): QueueVerdict =>
  wanted.verdict ??
  (mode === 'closed'
    ? { kind: 'bounded', callers: demand }
    : mode === 'burst'
      ? { kind: 'draining', left: 0.5 }
      : NO_QUEUE_STATE.verdict)

export const queueStateOf = (wanted: Wanted, settings: Settings): QueueState => ({
  verdict: verdictOf(wanted, settings),
  growthPerSecond:
    wanted.growth === undefined
      ? null
      : { value: wanted.growth, low: wanted.growth - 1, high: wanted.growth + 1 },
  arrivalsPerSecond: wanted.arrivals ?? null,
  capacityPerSecond: wanted.served ?? null,
  utilisation: wanted.load ?? null,
})

export const warmUpOf = ({ isWarm = true }: Wanted): Snapshot['warmUp'] =>
  isWarm ? { kind: 'unknown', reason: 'no calls yet' } : { kind: 'not-warm' }

export const baselineOf = ({ directUs = 100 }: Wanted): NonNullable<Snapshot['baseline']> => ({
  syncUs: micros(directUs),
  repeatsUs: [],
  source: 'measured',
  workerUs: null,
})

const pointOf = ({ completed, lost }: { readonly completed: number; readonly lost: number }) =>
  ({ t: millis(10_000), samples: completed, excluded: 0, lost }) as unknown as Snapshot['timeline'][number]

/** The newest bucket, of which tests say what ended in it, or how busy workers were. */
export const timelineOf = ({ lately, busy }: Wanted): Snapshot['timeline'] =>
  lately === undefined && busy === undefined
    ? []
    : [{ ...pointOf(lately ?? { completed: 0, lost: 0 }), span: millis(250), busy: busy ?? null }]

export const theoryOf = ({ leastCrossingUs }: Wanted): Theory | undefined =>
  leastCrossingUs === undefined
    ? undefined
    : {
        load: {
          arrivalsPerSecond: null,
          holdUs: null,
          arrivalsCv2: null,
          serviceCv2: null,
          gapsDistance: null,
          leastCrossingUs,
          calls: 0,
        },
        measured: {
          queueLength: null,
          waitUs: null,
          callUs: null,
          callP99Us: null,
          throughputPerSecond: null,
        },
        prediction: { kind: 'none', reason: 'a test says nothing of it' },
        premises: [],
        little: null,
      }

export const lockOf = ({ lock }: Wanted): LockFigures | null =>
  lock === undefined
    ? null
    : {
        kind: 'barging',
        acquisitions: 2 * lock.times,
        meanWaitUs: null,
        longestWaitUs: null,
        meanHoldUs: null,
        gapUs: null,
        heldShare: null,
        fairness: lock.fairness,
        workers: [
          { id: 1, acquisitions: lock.times },
          { id: 2, acquisitions: lock.times },
        ],
        deadHolders: 0,
      }
