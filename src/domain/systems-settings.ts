import { choice, number } from './setting-row'
import type { SettingRow } from './settings'

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
    help: 'One lock in shared memory that a worker holds while it runs, as an interpreter with a global lock does: more workers then do no more work. Fair never lets one starve, but wakes a sleeper at every hand-over; barging is quicker and may let workers starve. Needs cross-origin isolation.',
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
    help: 'From 2 on, a call runs inside a worker and calls back into the same pool before it returns, as the program of 2016 did that measured itself: a chain of this many calls holds a place for each but the last while that one runs. K chains at once need K(d − 1) + 1 places, or they can lock each other out. A nested call travels alone, whatever the batch.',
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
    help: 'Other traffic beside the calls that the run is about, as name look-ups in a pool that everybody shares: this many calls a second, arriving at random whether or not the pool keeps up. They wait and use no core, hold no lock and have no time limit.',
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
    help: 'How long one call of the background holds its worker: it sleeps.',
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
    help: 'Where the background runs. In its own pool it cannot hold up other calls, save for the cores they share; and what it pays for that shows beside them.',
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
    help: 'Workers of the background’s own pool.',
    group: 'systems',
    effect: 'next-run',
  }),
} as const satisfies Readonly<Record<string, SettingRow>>
