import type { Settings } from './settings'

/** A named experiment: what it sets, and what to look for. */
export interface Preset {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly settings: Partial<Settings>
}

/** The 2016 thread: one to sixteen callers of a 0.4 µs function, 64 workers, 10,000 calls a caller. */
const published2016 = (demand: number, rounds: number): Preset => ({
  id: `2016x${demand}`,
  label: `2016 × ${demand}`,
  help:
    demand === 1
      ? 'One caller awaits a 0.4 µs function through 64 workers, as measured in 2016.'
      : `${demand} callers, the same 64 workers: latency grows with the callers, because the workers were never the limit.`,
  settings: {
    mode: 'closed',
    workers: 64,
    demand,
    callsPerCaller: 10_000,
    workload: 'kernel',
    serviceUs: 0.4,
    inFlight: 1,
    rounds,
    seconds: 0,
  },
})

export const PRESETS: readonly Preset[] = [
  published2016(1, 3),
  published2016(8, 2),
  published2016(16, 1),
  {
    id: 'overload',
    label: 'Overload',
    help: 'Calls of 1 ms arrive faster than one worker can serve them: the queue grows until demand falls or workers are added.',
    settings: {
      mode: 'open',
      arrivals: 'poisson',
      workers: 1,
      demand: 5,
      ratePerSecond: 250,
      workload: 'kernel',
      serviceUs: 1000,
      inFlight: 1,
      rounds: 0,
      seconds: 20,
    },
  },
]

/**
 * What a first visit sees: the settings that the controls show, for a short while. Light enough for a phone, and
 * moving at once. Whoever moves a slider meanwhile takes the run over, and it goes on until stopped.
 */
export const INTRODUCTION: Partial<Settings> = { seconds: 6 }
