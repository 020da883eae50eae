import { choice } from './setting-row'
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
} as const satisfies Readonly<Record<string, SettingRow>>
