import { DEFAULTS, type Settings } from '../settings/settings'
import type { Snapshot } from '../snapshot'
import { type Millis, millis } from '../time'

/** A step of the introduction: what it changes, what it says of that, and when it has been seen. */
export interface IntroductionStep {
  readonly id: 'calm' | 'rise' | 'wait' | 'help' | 'short' | 'messages' | 'share'
  /** What stands at its line on the charts; null where nothing is changed. */
  readonly mark: string | null
  readonly says: string
  /** What is said instead once the run shows otherwise: on a machine that is busy with something else. */
  readonly instead?: {
    readonly isSo: (snapshot: Snapshot, since: Millis) => boolean
    readonly says: string
  }
  /** What it changes of the step before. */
  readonly changes: Partial<Settings>
  /** Whether what it says can be seen. @param since the run's time at which the step began */
  readonly isSeen: (snapshot: Snapshot, since: Millis) => boolean
  /** At the latest the next step comes after so long, on whatever machine. */
  readonly atMost: Millis
}

/** Fewest calls that are seen as a queue on a chart. */
const QUEUE_SEEN = 100
/** The age of the oldest call from which latency is seen to follow. */
const WAIT_SEEN_MS = 800
/** Mean call ÷ direct call from which a message is seen to cost more than its call. */
const DEAR = 20

/** Long enough to read a sentence, and for its line to be drawn. */
const READ_MS = 1500

const hasLasted = ({ at }: Snapshot, since: Millis, ms = READ_MS) => at - since >= ms

const isDear = ({ live: { slowdown } }: Snapshot) => slowdown.kind === 'value' && slowdown.value >= DEAR

/** Buckets over which a queue is seen to drain, or not: a second. */
const SEEN_BUCKETS = 4

const isDraining = ({ timeline }: Snapshot) => {
  const [now, before] = [timeline.at(-1), timeline.at(-1 - SEEN_BUCKETS)]
  return !now || !before || (now.queueMean ?? 0) < (before.queueMean ?? 0)
}

/**
 * What a first visit sees. Calls that sleep need no core: the first steps look alike on every machine, and are light
 * enough for a phone; the last three, which show what messages cost, are short.
 */
export const INTRODUCTION: {
  readonly settings: Settings
  readonly steps: readonly IntroductionStep[]
} = {
  settings: {
    ...DEFAULTS,
    mode: 'open',
    arrivals: 'constant',
    workload: 'sleep',
    serviceUs: 10_000,
    ratePerSecond: 25,
    demand: 2,
    workers: 2,
    callsPerCaller: 1000,
  },
  steps: [
    {
      id: 'calm',
      mark: null,
      says: 'Two workers, and calls of 10 ms that come no faster than they are served: the queue is empty.',
      changes: {},
      isSeen: (snapshot, since) => hasLasted(snapshot, since, 1000),
      atMost: millis(1500),
    },
    {
      id: 'rise',
      mark: 'Demand rises',
      says: 'Demand rises: half as many calls again come as two workers can serve, and the queue grows.',
      // It climbs within a second: the line is seen to bend.
      changes: { plan: '1-6x1s,6x' },
      isSeen: (snapshot, since) => snapshot.queue.length >= QUEUE_SEEN && hasLasted(snapshot, since),
      atMost: millis(3000),
    },
    {
      id: 'wait',
      mark: null,
      says: 'Each call waits for all that came before it: latency follows the queue.',
      changes: {},
      isSeen: (snapshot, since) =>
        (snapshot.queue.oldestMs ?? 0) >= WAIT_SEEN_MS && hasLasted(snapshot, since),
      atMost: millis(2000),
    },
    {
      id: 'help',
      mark: 'Workers are added',
      says: 'Workers are added, eight in all: they serve more than comes, and the queue drains.',
      instead: {
        isSo: (snapshot, since) => !isDraining(snapshot) && hasLasted(snapshot, since),
        says: 'Eight workers now, but this machine is busy: no more is served than comes, and the queue stays.',
      },
      changes: { workers: 8 },
      isSeen: (snapshot, since) => snapshot.queue.length <= 2 && hasLasted(snapshot, since),
      atMost: millis(5000),
    },
    {
      id: 'short',
      mark: 'Calls of 1 µs',
      says: 'Now one caller, and a function of 1 µs: a message there and back takes far longer than the call.',
      changes: {
        plan: '',
        mode: 'closed',
        workload: 'kernel',
        serviceUs: 1,
        demand: 1,
        workers: 4,
        callsPerCaller: 10_000,
      },
      isSeen: hasLasted,
      atMost: millis(1700),
    },
    {
      id: 'messages',
      mark: '64 callers',
      says: '64 callers of it, and workers that have little to do: calls wait for the messages of all others.',
      changes: { demand: 64 },
      isSeen: (snapshot, since) => isDear(snapshot) && hasLasted(snapshot, since),
      atMost: millis(2200),
    },
    {
      id: 'share',
      mark: 'Calls share messages',
      says: 'Calls that wait now share messages. Same callers, same workers: watch latency and ratio fall.',
      changes: { batch: 'auto' },
      isSeen: (snapshot, since) => hasLasted(snapshot, since, 2500),
      atMost: millis(2600),
    },
  ],
}
