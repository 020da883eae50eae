import type { Case } from './test-case'
import { CALLER_BOUND } from './test-loads'

/** Of where the time of a call goes. */
export const CALL_CASES: readonly Case[] = [
  {
    rule: 'crossing',
    when: 'the thread has time to spare, and the crossing alone takes the time',
    of: 'live',
    run: { ...CALLER_BOUND, settings: { demand: 2 }, served: 8000, hopUs: 62 },
    says: 'Set Batch to auto',
  },
  {
    rule: 'crossing',
    when: 'one caller pays for each message',
    of: 'live',
    run: { settings: { demand: 1, workers: 64 }, hopUs: 120, leastCrossingUs: 90, serviceUs: 1, directUs: 1 },
    says: 'Give a call more work to do, or call so short a function directly.',
  },
  {
    rule: 'crossing',
    when: 'messages could be shared',
    of: 'over',
    run: { settings: { demand: 16 }, waitUs: 900, hopUs: 120, leastCrossingUs: 90, serviceUs: 1 },
    says: 'Set Batch to auto, so that calls share messages, or call so short a function directly.',
  },
  {
    rule: 'crossing',
    when: 'calls with a time limit travel alone',
    of: 'live',
    run: { settings: { demand: 16, timeoutMs: 500 }, hopUs: 120, leastCrossingUs: 90, serviceUs: 1 },
    says: 'Give a call more work to do, or call so short a function directly.',
  },
  {
    rule: 'waiting',
    when: 'there are cores for more workers',
    of: 'live',
    run: { settings: { demand: 16 }, waitUs: 3000, hopUs: 100, serviceUs: 900 },
    says: 'Calls wait for a worker, and there are cores for more. Add 4 workers.',
  },
  {
    rule: 'waiting',
    when: 'there are none',
    of: 'live',
    run: {
      settings: { demand: 16 },
      environment: { cores: 4 },
      waitUs: 3000,
      hopUs: 100,
      serviceUs: 900,
      directUs: 900,
    },
    says: 'More workers will not help: each needs a core, and the browser names 4. With fewer callers calls wait less. Lower Demand to 4.',
  },
  {
    rule: 'idle',
    when: 'every call finds a worker',
    of: 'live',
    run: { settings: { demand: 2 }, hopUs: 100, serviceUs: 900 },
    says: 'Every call finds a free worker. Raise Demand to 16 and see calls wait.',
  },
  {
    rule: 'drained',
    when: 'a burst goes on',
    of: 'live',
    run: { settings: { mode: 'burst' } },
    says: 'The last call waits for all the others: its latency is the time that the whole burst takes.',
  },
]
