import type { Case } from './test-case'
import { GROWING } from './test-loads'

/** Of what the pool is worth. */
export const WORTH_CASES: readonly Case[] = [
  {
    rule: 'pays',
    when: 'workers did more than one thread would',
    of: 'over',
    run: { serviceUs: 1000, hopUs: 100, directUs: 1000, served: 3100 },
    says: 'The pool did 3.10× the work of one thread that calls directly: it pays.',
  },
  {
    rule: 'pays',
    when: 'they did about as much',
    of: 'over',
    run: { serviceUs: 1000, hopUs: 100, directUs: 1000, served: 1020 },
    says: 'One thread that calls directly would have done about as many.',
  },
  {
    rule: 'pays',
    when: 'handing over cost more than it brought',
    of: 'over',
    run: {
      settings: { demand: 16 },
      serviceUs: 1,
      hopUs: 120,
      leastCrossingUs: 90,
      directUs: 0.4,
      served: 8000,
    },
    says: 'One thread that calls directly would have done 313× as many: here the pool does not pay. Set Batch to auto, so that calls share messages, or call so short a function directly.',
  },
  {
    rule: 'grew',
    when: 'the queue grew to the end',
    of: 'over',
    run: GROWING,
    says: 'The queue grew by 310 a second to the end: it would never have emptied.',
  },
  {
    rule: 'warming',
    when: 'latencies had not settled',
    of: 'over',
    run: { serviceUs: 10, isWarm: false },
    says: 'Latencies were still changing at the end: a longer run would tell more.',
  },
]
