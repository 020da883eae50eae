import type { Case } from './test-case'

/** Of figures that are not there. */
export const ABSENCE_CASES: readonly Case[] = [
  {
    rule: 'not-recorded',
    when: 'recording is off',
    of: 'over',
    run: { settings: { recording: 'off' } },
    says: 'Recording is off: how long a call takes is not known.',
  },
  {
    rule: 'not-recorded',
    when: 'it is at counters',
    of: 'live',
    run: { settings: { recording: 'counters' } },
    says: 'Recording is at counters only: how long a call takes is not known.',
  },
  {
    rule: 'interrupted',
    when: 'the tab was hidden all the time',
    of: 'live',
    run: { fates: { completed: 2000 }, excluded: 2000, served: 402 },
    says: 'Every call that completed met an interruption, such as a hidden tab: latencies are not known.',
  },
  {
    rule: 'none-made',
    when: 'measuring has just begun',
    of: 'live',
    run: { fates: { completed: 0 } },
    says: 'No call has been made yet.',
  },
  {
    rule: 'none-completed',
    when: 'all timed out',
    of: 'over',
    run: { fates: { completed: 0, timedOut: 180 } },
    says: 'Every call timed out: there is no latency to tell.',
  },
  {
    rule: 'none-completed',
    when: 'the first is still under way',
    of: 'live',
    run: { fates: { completed: 0, submitted: 4 } },
    says: 'No call has come back yet.',
  },
  {
    rule: 'none-lately',
    when: 'none came back in the window',
    of: 'live',
    run: { fates: { completed: 12 } },
    says: 'No call came back in the last 5 seconds.',
  },
  {
    rule: 'unknown-latency',
    when: 'none could be timed',
    of: 'over',
    run: { fates: { completed: 12 } },
    says: 'How long a call took is not known: none could be timed.',
  },
]
