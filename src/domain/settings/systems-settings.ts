import { choice, number, type SettingRow } from './setting-row'

/** The systems that the discussion of 2016 compared, as rows of the table of settings. */
export const SYSTEMS_SETTINGS = {
  lock: choice({
    label: 'Global lock',
    choices: {
      none: 'None',
      fair: 'Fair: who asked first gets it first',
      barging: 'Barging: whoever comes when it is free takes it',
    },
    default: 'none',
    group: 'systems',
    effect: 'next-run',
  }),
  nesting: number({
    label: 'Nesting',
    unit: 'levels',
    min: 1,
    max: 8,
    integer: true,
    default: 1,
    group: 'systems',
    effect: 'next-run',
  }),
  results: choice({
    label: 'Results',
    choices: {
      own: 'Each caller gets its own: each call brings its own result back',
      any: 'Any caller takes the next: whoever waits longest takes the next result, whose ever it is',
    },
    default: 'own',
    group: 'systems',
    effect: 'next-run',
  }),
  callerStyle: choice({
    label: 'Caller style',
    choices: {
      await: 'Await: coroutines, a promise a call',
      callback: 'Callback: plain callbacks, no promise',
    },
    default: 'await',
    group: 'systems',
    effect: 'next-run',
  }),
  backgroundRate: number({
    label: 'Background rate',
    unit: 'calls/s',
    min: 0,
    max: 1_000_000,
    integer: false,
    default: 0,
    zeroMeans: 'none',
    group: 'systems',
    effect: 'live',
  }),
  backgroundUs: number({
    label: 'Background service time',
    unit: 'µs',
    min: 0.4,
    max: 1_000_000,
    integer: false,
    default: 100_000,
    group: 'systems',
    effect: 'live',
  }),
  backgroundPool: choice({
    label: 'Background pool',
    choices: {
      shared: 'Shared: in the same pool as all other calls',
      own: 'Own: in a pool of its own',
    },
    default: 'shared',
    group: 'systems',
    effect: 'next-run',
  }),
  backgroundWorkers: number({
    label: 'Background workers',
    unit: 'workers',
    min: 1,
    max: 256,
    integer: true,
    default: 1,
    group: 'systems',
    effect: 'next-run',
  }),
} as const satisfies Readonly<Record<string, SettingRow>>
