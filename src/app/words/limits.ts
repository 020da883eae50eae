import type { Snapshot } from '../../domain/snapshot'
import { several } from './figures-in-words'

/** Whether every worker that computes has a core of its own; a sleep needs none. */
export const coresAllow = ({ settings, environment }: Snapshot, workers: number): boolean =>
  settings.workload === 'sleep' || environment.cores === null || workers <= environment.cores

/** "this machine has 2 cores, and computing workers share them" */
export const coresInWords = ({ environment }: Snapshot): string =>
  environment.cores === null
    ? 'the cores are busy'
    : `this machine has ${several(environment.cores, 'core')}, and a worker that computes needs one`

/** What takes the time of a call: the stage with most of its mean latency. */
export type Bottleneck = 'waiting' | 'crossing' | 'locked' | 'running'

/** Of the mean latencies of the window; null when they are not known. */
export const bottleneckOf = ({ live: { stages } }: Snapshot): Bottleneck | null => {
  const mean = (stage: 'queueWait' | 'forward' | 'return' | 'lockWait' | 'service') => {
    const reading = stages[stage].mean
    return reading.kind === 'value' ? reading.value : 0
  }
  const parts = [
    { part: 'waiting', us: mean('queueWait') },
    { part: 'crossing', us: mean('forward') + mean('return') },
    { part: 'locked', us: mean('lockWait') },
    { part: 'running', us: mean('service') },
  ] as const
  const most = parts.reduce((best, other) => (other.us > best.us ? other : best))
  return most.us > 0 ? most.part : null
}
