import type { Settings } from '../settings/settings'

/** A named experiment: what it sets, and what to look for. */
export interface Preset {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly settings: Partial<Settings>
}

/** Callers of a function of 0.4 µs, 64 workers, 10,000 calls a caller: the demand of the thread of 2016. */
const shortCalls = (id: string, label: string, demand: number, help: string): Preset => ({
  id,
  label,
  help,
  settings: {
    mode: 'closed',
    workers: 64,
    demand,
    callsPerCaller: 10_000,
    workload: 'kernel',
    serviceUs: 0.4,
    inFlight: 1,
    rounds: 0,
    seconds: 0,
  },
})

/** Named for what they show. None ends by itself: whoever looks decides when. */
export const PRESETS: readonly Preset[] = [
  shortCalls(
    'one-caller',
    'One caller',
    1,
    'One caller awaits a 0.4 µs function through 64 workers: what crossing to a worker and back costs.',
  ),
  shortCalls(
    'sixteen-callers',
    'Sixteen callers',
    16,
    'Sixteen callers, the same 64 workers: latency grows with the callers, because the workers were never the limit.',
  ),
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
      seconds: 0,
    },
  },
  {
    id: 'lock',
    label: 'Lock',
    help: 'Four workers, and one lock that each holds while it runs a call of 1 ms: more workers do no more work.',
    settings: {
      mode: 'closed',
      lock: 'fair',
      workers: 4,
      demand: 4,
      workload: 'kernel',
      serviceUs: 1000,
      inFlight: 1,
      rounds: 0,
      seconds: 0,
    },
  },
]
