import type { Case } from './test-case'
import { OPEN } from './test-loads'

/** Of calls that are lost. */
export const LOSSES_CASES: readonly Case[] = [
  {
    rule: 'limit-too-short',
    when: 'the limit is shorter than the function',
    of: 'live',
    run: {
      settings: { workers: 32, demand: 64, serviceUs: 20_000, timeoutMs: 1 },
      directUs: 20_000,
      ready: 0,
      fates: { completed: 0, timedOut: 500 },
    },
    says: 'One call takes 20.0 ms by itself, and its time limit is 1 ms: it cannot be in time. Raise Time limit to 200 ms.',
  },
  {
    rule: 'limit-collapse',
    when: 'the limit is longer, and calls wait',
    of: 'over',
    run: {
      settings: { workers: 2, demand: 3, serviceUs: 20_000, timeoutMs: 45 },
      directUs: 20_000,
      fates: { completed: 1, timedOut: 180 },
    },
    says: 'The limit of 45 ms is longer than a call, but calls wait, and one that meets its limit while it runs costs its worker, which is replaced by a cold one. Raise Time limit to 500 ms, or lower Demand to 2.',
  },
  {
    rule: 'queue-too-short',
    when: 'callers find no place in it',
    of: 'over',
    run: {
      settings: { workers: 2, demand: 8, queueLimit: 1 },
      fates: { completed: 26, rejected: 159_974 },
    },
    says: '8 callers for 2 places in workers meet a queue of 1. Raise Queue limit to 8, or set Overflow to wait.',
  },
  {
    rule: 'queue-too-short',
    when: 'a burst does not fit',
    of: 'live',
    run: {
      settings: { mode: 'burst', demand: 2, queueLimit: 100 },
      fates: { completed: 100, rejected: 19_900 },
    },
    says: 'A burst of 20,000 calls meets a queue of 100. Raise Queue limit to 20,000, or set Overflow to wait.',
  },
  {
    rule: 'queue-too-short-for-chance',
    when: 'calls come in clusters',
    of: 'live',
    run: {
      settings: { ...OPEN, queueLimit: 1 },
      verdict: { kind: 'stable' },
      fates: { completed: 90, rejected: 10 },
    },
    says: 'Calls come in clusters, and the queue takes 1. Raise Queue limit to 100, or set Overflow to wait.',
  },
  {
    rule: 'failing',
    when: 'calls fail, for a reason that ends as a sentence does',
    of: 'live',
    run: { fates: { completed: 1, failed: 9 }, failure: 'The script would not start; resize() tries again.' },
    says: 'The first failed because: The script would not start; resize() tries again.',
  },
]
