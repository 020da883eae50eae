import type { Snapshot } from '../../domain/snapshot'
import { about } from './figures-in-words'

/** Whether every worker that computes has a core of its own; a sleep needs none. */
export const coresAllow = ({ settings, environment }: Snapshot, workers: number): boolean =>
  settings.workload === 'sleep' || environment.cores === null || workers <= environment.cores

/** "each needs a core, and there are 2" */
export const coresInWords = ({ environment: { cores } }: Snapshot): string => {
  if (cores === null) return 'the cores are busy'
  return `each needs a core, and there ${cores === 1 ? 'is 1' : `are ${about(cores)}`}`
}

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
