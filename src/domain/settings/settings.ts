/**
 * Every setting, one row each. Form, URL and validation derive from this table; adding a setting is adding a row, and
 * saying in `settings-help.ts` what it is. A choice lists only what this version can do.
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
    group: 'demand',
    effect: 'live',
  }),
  arrivals: choice({
    label: 'Arrivals',
    choices: { poisson: 'Poisson: random gaps', constant: 'Constant: equal gaps' },
    default: 'poisson',
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
    group: 'pool',
    effect: 'live',
  }),
  callerThread: choice({
    label: 'Caller on',
    choices: { own: 'Its own thread', page: 'The page, beside the charts' },
    default: 'own',
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

/** Whether two runs of these would be the same. */
export const areSameSettings = (a: Settings, b: Settings): boolean =>
  SETTING_KEYS.every((key) => a[key] === b[key])

/** The row of a setting, without its literal type: for code that treats all rows alike. */
export const settingRow = (key: SettingKey): SettingRow => SETTINGS[key]
/** The words that may stand in place of the row's number. */
export const wordsOf = ({ words = {} }: NumberRow): readonly string[] => Object.keys(words)
export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(SETTINGS, key)

export const DEFAULTS = Object.fromEntries(
  SETTING_KEYS.map((key) => [key, settingRow(key).default]),
) as Settings
