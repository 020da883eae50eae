import type { Claim } from '../../../claims/claim'
import { BATCHING } from '../../../claims/experiments/batching'
import { CALLER_STYLES } from '../../../claims/experiments/caller-styles'
import { DENOMINATOR } from '../../../claims/experiments/denominator'
import { LOCK } from '../../../claims/experiments/lock'
import { besideBackground, OWN_POOL } from '../../../claims/experiments/own-pool'
import { PROPORTION } from '../../../claims/experiments/proportion'
import { USEFUL_WORK } from '../../../claims/experiments/useful-work'
import type { Callers } from '../../../claims/report/numbers-table'
import type { Experiment } from '../../../domain/experiments/experiment'
import { PRESETS, type Preset } from '../../../domain/experiments/presets'
import type { Settings } from '../../../domain/settings/settings'
import { several } from '../../../domain/text'

/** What of the published figures stands in a step, beside ours. */
export type Published =
  | { readonly kind: 'latency'; readonly callers: readonly Callers[] }
  | { readonly kind: 'ratio' }
  | { readonly kind: 'bounds' }
  | { readonly kind: 'all' }

export interface TourStep {
  readonly title: string
  /** A sentence or two each. */
  readonly text: readonly string[]
  /** Runs that go on by themselves, each with a button of its own. */
  readonly presets: readonly Preset[]
  readonly claim: Claim | null
  /** Two ways to do the same, measured in turn. */
  readonly comparison: Experiment | null
  /** Whether workers can be started cold again while its run goes on. */
  readonly canStartCold: boolean
  /** The chart that it moves, by the id of its panel. */
  readonly panel: string
  readonly published: Published | null
  /** What to look at. */
  readonly look: string
}

/** A preset of the page that ends by itself here, where the next step waits, and is named within a sentence. */
const preset = (id: string, rounds: number): Preset => {
  const found = PRESETS.find((one) => one.id === id)
  if (!found) throw new Error(`There is no preset “${id}”.`)
  return { ...found, label: found.label.toLowerCase(), settings: { ...found.settings, rounds } }
}

/** Four callers that each hold a worker while they wait for another: safe from five workers on. */
const nested = (workers: number): Preset => ({
  id: `nested-${workers}`,
  label: several(workers, 'worker'),
  help: `Four callers run inside a pool of ${workers} workers and call back into it.`,
  settings: {
    mode: 'closed',
    nesting: 2,
    workers,
    demand: 4,
    workload: 'kernel',
    serviceUs: 1000,
    seconds: 6,
  },
})

/** Calls that keep a core busy, all of which need the one lock. */
const locked = (workers: number): Preset => ({
  id: `locked-${workers}`,
  label: several(workers, 'worker'),
  help: `Four callers, ${several(workers, 'worker')}, calls of 1 ms and one lock that a worker holds while it runs.`,
  settings: {
    mode: 'closed',
    lock: 'fair',
    workers,
    demand: 4,
    workload: 'kernel',
    serviceUs: 1000,
    seconds: 6,
  },
})

/** The demand of the claim, for long enough to look at it. */
const beside = (backgroundPool: Settings['backgroundPool'], label: string): Preset => ({
  id: `background-${backgroundPool}`,
  label,
  help: 'Short calls at random, 600 a second, and look-ups of 50 ms, 16 a second, with two workers in all.',
  settings: { ...besideBackground(backgroundPool), seconds: 6 },
})

/** Short rounds, so that the cold one and the warm ones after it are all in sight. */
const ROUNDS_FROM_COLD: Preset = {
  id: 'rounds-from-cold',
  label: 'rounds from cold',
  help: 'One caller, two workers, rounds of 200 calls of 10 µs: a line for each round, the first from fresh workers.',
  settings: {
    mode: 'closed',
    workers: 2,
    demand: 1,
    callsPerCaller: 200,
    workload: 'kernel',
    serviceUs: 10,
    seconds: 15,
  },
}

/** As the smallest pool of 2016: whoever waits longest takes the next result. */
const UNROUTED: Preset = {
  id: 'unrouted',
  label: 'unrouted results',
  help: '16 callers, 64 workers, and one queue of results that any caller takes from.',
  settings: {
    mode: 'closed',
    results: 'any',
    workers: 64,
    demand: 16,
    callsPerCaller: 2000,
    workload: 'kernel',
    serviceUs: 0.4,
    seconds: 5,
  },
}

/** What most steps do without. */
const PLAIN = { presets: [], claim: null, comparison: null, canStartCold: false, published: null } as const

export const TOUR_STEPS: readonly TourStep[] = [
  {
    ...PLAIN,
    title: 'One call through a pool',
    text: [
      'In June 2016 somebody timed a function of about a microsecond: directly, and through a pool of 64 threads. Through a pool each call took 110 to 260 times as long, with nothing else to do.',
      'Here the same is asked of Web Workers. The second run starts from cold workers, in short rounds; “Start cold again” replaces them while it goes on.',
    ],
    presets: [preset('one-caller', 3), ROUNDS_FROM_COLD],
    canStartCold: true,
    panel: 'slowdown',
    published: { kind: 'latency', callers: [1] },
    look: 'How far above 1× the ratio settles. Then the rounds: those marked cold take longer, because code warms up. On the JIT of 2016 the first took 4.8 times as long as the best of the first six.',
  },
  {
    ...PLAIN,
    title: 'Sixteen callers, the same pool',
    text: [
      'Now sixteen callers, each awaiting its call before the next. At most sixteen calls are under way, for 64 workers. In 2016 every call took fourteen to fifteen times as long as with one caller.',
    ],
    presets: [preset('sixteen-callers', 1)],
    claim: PROPORTION,
    panel: 'dispatch',
    published: { kind: 'latency', callers: [1, 16] },
    look: 'Dispatch latency: calls wait to be started although most workers have nothing to do.',
  },
  {
    ...PLAIN,
    title: 'Threads were never short',
    text: [
      'Calls per second × time of a direct call is the useful work that came out. In 2016 it would have filled 3.7 % of one thread.',
      'So the wait is for something all calls pass through, one at a time: of the 46 µs that a lone call took, 42 µs were such a turn. With more than N* callers, calls queue for it.',
      'Those 46 µs are the smallest pool’s, whose results went to whichever caller asked next. The run below does the same.',
    ],
    presets: [UNROUTED],
    claim: USEFUL_WORK,
    panel: 'queue',
    published: { kind: 'bounds' },
    look: 'The queue: never longer than the callers are many. Closed demand cannot build more. Under the first tiles: how many results went to another caller than the one who asked.',
  },
  {
    ...PLAIN,
    title: 'A lock that everyone needs',
    text: [
      'The interpreter of 2016 lets one thread run at a time. A global lock over shared memory does the same to workers: whoever runs a call holds it.',
      'More threads then share one turn. The answer in the thread named two causes, too few workers for the work and this lock; the figures fit the second.',
    ],
    presets: [locked(1), locked(4)],
    claim: LOCK,
    panel: 'stages',
    look: 'The wait for the lock among the stages: with four workers it takes the place of the wait in the queue, and no more calls return. In the tiles, what each hand-over costs, and whether all workers get their share.',
  },
  {
    ...PLAIN,
    title: 'Somebody else in the pool',
    text: [
      'The original program’s pool also looked up names, and its calls stood in line with those. A framework’s pool of its own answered 2.6 times sooner.',
    ],
    presets: [beside('shared', 'one pool'), beside('own', 'two pools')],
    claim: OWN_POOL,
    panel: 'dispatch',
    published: { kind: 'latency', callers: [1, 16] },
    look: 'The tiles of both classes: p99 of the short calls in one pool and in two, and p50 of the background, which then has one worker left. In the table, the original program and the pool of its own.',
  },
  {
    ...PLAIN,
    title: 'Callers that live in the pool',
    text: [
      'The loops of the original program ran on threads of the very pool that they measured. A caller that holds a worker while it waits takes that worker from all others; with as many such callers as workers, nothing moves any more.',
      'Callers were written in two ways in 2016, as coroutines and as callbacks: below, what the difference is here.',
    ],
    comparison: CALLER_STYLES,
    presets: [nested(4), nested(5)],
    panel: 'queue',
    look: 'With four workers the page names a deadlock, calls off the oldest chain, and lets three in at once from then on. One worker more is enough: c workers are safe for K callers that nest d deep when c ≥ K(d − 1) + 1.',
  },
  {
    ...PLAIN,
    title: 'What the ratio hides',
    text: [
      'The 2016 program divided by a direct call timed while its threads were at work, and that call became 3.7 times slower itself: 430× was printed. Against the direct call on a quiet machine it is 1,600×.',
      'Poolscope freezes the baseline before the run.',
    ],
    presets: [preset('sixteen-callers', 1)],
    claim: DENOMINATOR,
    panel: 'slowdown',
    published: { kind: 'ratio' },
    look: 'The ratio with 1 and with 16 callers, and beside it in the rounds the direct call that it would have been divided by.',
  },
  {
    ...PLAIN,
    title: 'Sharing messages',
    text: [
      'Short calls wait for messages, not for workers. When calls that wait travel together, one message serves many, and more callers make larger messages instead of longer waits.',
      'Below, every published figure beside what this machine makes of the same demand.',
    ],
    claim: BATCHING,
    panel: 'dispatch',
    published: { kind: 'all' },
    look: 'Growth from 1 to 16 callers, and N*: with shared messages calls begin to queue later, or not at all.',
  },
]
