/**
 * Every setting, one row each. Form, URL, validation and help text derive from this table; adding a setting
 * is adding a row. A choice lists only what this version can do.
 */

import { readPlan } from '../experiments/plan'
import {
  type ChoiceRow,
  choice,
  type NumberRow,
  number,
  numberOrWord,
  type SettingRow,
  type TextRow,
  text,
} from './setting-row'
import { SYSTEMS_SETTINGS } from './systems-settings'

export const SETTINGS = {
  workers: number({
    label: 'Workers',
    unit: 'workers',
    min: 1,
    max: 256,
    integer: true,
    default: 4,
    help: 'Web Workers in the pool. More than the machine has cores rarely helps a busy function.',
    group: 'main',
    effect: 'live',
  }),
  demand: number({
    label: 'Demand',
    unit: '×',
    min: 1,
    max: 256,
    integer: true,
    default: 4,
    help: 'The multiplier. Closed: callers. Burst: bursts of calls at once. Open: times the base rate.',
    group: 'main',
    effect: 'live',
  }),
  mode: choice({
    label: 'Demand mode',
    choices: {
      closed: 'Closed: each caller awaits its call before the next',
      burst: 'Burst: demand × calls at once, again when all have settled',
      open: 'Open: calls arrive at a rate, whether or not the pool keeps up',
    },
    default: 'closed',
    help: 'Who decides when the next call comes: the callers (closed), a burst, or the outside world (open).',
    group: 'demand',
    effect: 'live',
  }),
  callsPerCaller: number({
    label: 'Calls per caller',
    unit: 'calls',
    min: 1,
    max: 1_000_000,
    integer: true,
    default: 10_000,
    help: 'A round is this many calls per caller (closed) or per unit of demand (burst, open); one line of the log.',
    group: 'demand',
    effect: 'live',
  }),
  ratePerSecond: number({
    label: 'Base rate',
    unit: 'calls/s',
    min: 1,
    max: 1_000_000,
    integer: false,
    default: 250,
    help: 'Open mode: calls per second at demand 1; the demand slider multiplies it.',
    group: 'demand',
    effect: 'live',
  }),
  arrivals: choice({
    label: 'Arrivals',
    choices: { poisson: 'Poisson: random gaps', constant: 'Constant: equal gaps' },
    default: 'poisson',
    help: 'Open mode: how calls are spread over time. Independent users arrive as a Poisson process.',
    group: 'demand',
    effect: 'live',
  }),
  plan: text({
    label: 'Plan',
    default: '',
    emptyMeans: 'demand stays as it is',
    problemOf: (given) => {
      const read = readPlan(given)
      return read.kind === 'wrong' ? read.problem : null
    },
    help: 'Demand over time, as parts: 1x10s,4x20s,1x10s multiplies Demand by 1, then 4, then 1 again; 1-8x20s is a ramp. The run ends with the plan; a last part without a length, such as 4x, holds until it is stopped. Demand may be moved meanwhile: the plan multiplies what it is then, up to 256 in all. A changed plan begins anew.',
    group: 'demand',
    effect: 'live',
  }),
  workload: choice({
    label: 'Workload',
    choices: {
      kernel: 'Kernel: keeps a core busy',
      sleep: 'Sleep: waits and uses hardly any core',
      own: 'Own: a function of your own',
    },
    default: 'kernel',
    help: 'What a call runs. Workers that run a function of your own are locked for it: it is chosen, or left, between runs.',
    group: 'workload',
    effect: 'live',
  }),
  serviceUs: number({
    label: 'Service time',
    unit: 'µs',
    min: 0.4,
    max: 1_000_000,
    integer: false,
    default: 100,
    help: 'How long one call takes when called directly. The kernel is calibrated to it before each run.',
    group: 'workload',
    effect: 'live',
  }),
  payloadKb: number({
    label: 'Arguments',
    unit: 'kB',
    min: 0,
    max: 65_536,
    integer: false,
    default: 0,
    zeroMeans: 'numbers only',
    help: 'Data that each call carries among its arguments, which the kernel and the sleep leave alone. A function of your own brings its own.',
    group: 'workload',
    effect: 'live',
  }),
  payloadKind: choice({
    label: 'Arguments cross',
    choices: {
      copy: 'Copied: as postMessage does by default',
      transfer: 'Handed over: a new array for each call, gone from the caller',
      shared: 'Shared memory: one array that all threads see; needs cross-origin isolation',
    },
    default: 'copy',
    help: 'How the data of a call cross to its worker.',
    group: 'workload',
    effect: 'live',
  }),
  transport: choice({
    label: 'Transport',
    choices: {
      comlink: 'Comlink: remote calls through Comlink',
      message: 'Message: plain postMessage',
      shared: 'Shared: shared memory, for numbers and typed arrays; needs cross-origin isolation',
    },
    default: 'comlink',
    help: 'How a call crosses to a worker and its result comes back.',
    group: 'pool',
    effect: 'next-run',
  }),
  inFlight: number({
    label: 'In-flight window',
    unit: 'messages',
    min: 1,
    max: 1024,
    integer: true,
    default: 1,
    help: 'Messages a worker may hold at once; with batch 1, calls. Above 1, calls also wait in the worker’s inbox, where the queue length cannot see them.',
    group: 'pool',
    effect: 'live',
  }),
  batch: numberOrWord({
    label: 'Batch',
    unit: 'calls',
    min: 1,
    max: 4096,
    integer: true,
    default: 1,
    words: { auto: 'Auto: as many calls as make a message worth its cost' },
    help: 'Calls per message; calls that wait travel together. Auto lets a batch grow until the work in it outweighs what the message costs, and keeps calls on few workers while they are shorter than that. Calls with a time limit travel alone.',
    group: 'pool',
    effect: 'live',
  }),
  queueLimit: number({
    label: 'Queue limit',
    unit: 'calls',
    min: 1,
    max: 1_000_000,
    integer: true,
    default: 1_000_000,
    help: 'Calls that may wait. What happens to one more is the overflow rule.',
    group: 'pool',
    effect: 'live',
  }),
  overflow: choice({
    label: 'Overflow',
    choices: {
      reject: 'Reject: the new call is rejected',
      'drop-oldest': 'Drop oldest: the call that has waited longest is rejected',
      wait: 'Wait: the caller waits until there is room',
    },
    default: 'reject',
    help: 'What a full queue does with one more call. Calls that wait for room count as blocked, and that wait as queue wait.',
    group: 'pool',
    effect: 'live',
  }),
  timeoutMs: number({
    label: 'Time limit',
    unit: 'ms',
    min: 0,
    max: 600_000,
    integer: true,
    default: 0,
    zeroMeans: 'none',
    help: 'Time limit of one call, from its submission: one that still waits is dropped, one that runs has its worker replaced. Both count as timed out. A call with a time limit travels alone, whatever the batch.',
    group: 'pool',
    effect: 'live',
  }),
  callerThread: choice({
    label: 'Caller on',
    choices: { own: 'Its own thread', page: 'The page, beside the charts' },
    default: 'own',
    help: 'Which thread calls the pool. On the page, drawing a chart delays replies; choose it to see that.',
    group: 'measurement',
    effect: 'next-run',
  }),
  recording: choice({
    label: 'Recording',
    choices: {
      full: 'Full: every stage of every call',
      counters: 'Counters: calls, queue and throughput, no latencies',
      off: 'Off: calls are counted, and nothing else',
    },
    default: 'full',
    help: 'How much is written down of each call. Less costs less and shows less; what it costs, the page can measure.',
    group: 'measurement',
    effect: 'next-run',
  }),
  rounds: number({
    label: 'Rounds',
    unit: 'rounds',
    min: 0,
    max: 1_000_000,
    integer: true,
    default: 0,
    zeroMeans: 'until stopped',
    help: 'The run ends after this many rounds; 0 means until stopped.',
    group: 'measurement',
    effect: 'live',
  }),
  seconds: number({
    label: 'Seconds',
    unit: 's',
    min: 0,
    max: 86_400,
    integer: false,
    default: 0,
    zeroMeans: 'until stopped',
    help: 'The run ends after this long; 0 means until stopped.',
    group: 'measurement',
    effect: 'live',
  }),
  seed: number({
    label: 'Seed',
    unit: '',
    min: 0,
    max: 4_294_967_295,
    integer: true,
    default: 1,
    help: 'Seed of the random arrivals: the same seed gives the same arrival times.',
    group: 'measurement',
    effect: 'next-run',
  }),
  ...SYSTEMS_SETTINGS,
} as const satisfies Readonly<Record<string, SettingRow>>

type Table = typeof SETTINGS
export type SettingKey = keyof Table
type ValueOf<R> =
  R extends ChoiceRow<infer C>
    ? C
    : R extends NumberRow<infer W>
      ? number | W
      : R extends TextRow
        ? string
        : never
/** A complete, valid set of settings. Obtain one from `settings/validate`, not by hand. */
export type Settings = { readonly [K in SettingKey]: ValueOf<Table[K]> }

export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[]
/** The row of a setting, without its literal type: for code that treats all rows alike. */
export const settingRow = (key: SettingKey): SettingRow => SETTINGS[key]
/** The words that may stand in place of the row's number. */
export const wordsOf = ({ words = {} }: NumberRow): readonly string[] => Object.keys(words)
export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(SETTINGS, key)

export const DEFAULTS = Object.fromEntries(
  SETTING_KEYS.map((key) => [key, settingRow(key).default]),
) as Settings
