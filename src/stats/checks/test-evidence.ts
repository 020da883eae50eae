import { type ClassCounts, NO_CLASS_COUNTS, NO_SYSTEMS } from '../../domain/figures/systems'
import { DEFAULTS } from '../../domain/settings/settings'
import { micros, millis } from '../../domain/time'
import type { Evidence } from './evidence'

export const presenceOf = (lengthIntegral: number, sojournSum: number): Evidence['presence'] => ({
  span: millis(10),
  lengthIntegral,
  sojournSum: millis(sojournSum),
  agesAtStart: millis(0),
  agesAtEnd: millis(0),
})

export const NONE = { times: 0, excluded: 0, skipped: 0 }
export const talliesOf = (wanted: Partial<Evidence['interruptions']>): Evidence['interruptions'] => ({
  hidden: NONE,
  frozen: NONE,
  'long-task': NONE,
  stall: NONE,
  sleep: NONE,
  ...wanted,
})

export const fatesOf = (wanted: Partial<ClassCounts>): ClassCounts => ({ ...NO_CLASS_COUNTS, ...wanted })

/** A machine of which one worker alone gets so much of a core. */
export const machineOf = (alone: number, cores = alone) => ({ alone, steps: [{ workers: 1, cores }], cores })

/** One worker alone had a core, and two together no more than that. */
export const SPUN_IN_TURNS = {
  alone: 0.95,
  steps: [
    { workers: 1, cores: 0.95 },
    { workers: 2, cores: 0.98 },
  ],
  cores: 0.98,
}

/** Of a run that has nothing against it. */
export const SOUND: Evidence = {
  recording: 'full',
  unaccounted: 0,
  atOdds: 0,
  wrongChecksums: 0,
  failed: 0,
  timedOut: 0,
  fates: { foreground: fatesOf({ completed: 10_000 }), background: null },
  stamped: 10_000,
  outOfOrder: 0,
  worstGapUs: micros(0.001),
  resolutionUs: micros(5),
  presence: presenceOf(12.5, 12.5),
  skew: { measured: 4, beyond: 0, worstUs: micros(10), boundUs: micros(27) },
  drift: { measured: 4, beyond: 0, worstUs: micros(12), boundUs: micros(54), perSecondUs: micros(1.2) },
  interruptions: talliesOf({}),
  lagP99Us: micros(20),
  callP50Us: micros(500),
  lateness: { lagUs: 5, callUs: 500 },
  inWorkers: 1.05,
  serviceUs: 106,
  serviceP50Us: 104,
  stampCost: { meanUs: micros(1), errorUs: micros(0.1) },
  disparity: null,
  timing: {
    spread: 1.02,
    predictedUs: 100,
    isCutShort: false,
    afterUs: null,
    afterSpread: 1.01,
    yardstickUs: 8,
    yardsticksAfter: null,
  },
  directUs: micros(100),
  cores: 8,
  systems: NO_SYSTEMS,
  settings: DEFAULTS,
  parallelism: machineOf(0.98),
  parallelismAfter: machineOf(0.97),
  otherRuns: 0,
  starts: { asked: 4, came: 4 },
  instrument: null,
}
