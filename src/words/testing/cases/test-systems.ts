import type { NestingFigures } from '../../../domain/figures/systems'
import { millis } from '../../../domain/time'
import type { Case } from './test-case'

const NESTING: NestingFigures = {
  depth: 3,
  chains: 4,
  safeWorkers: 9,
  calls: 100,
  blocked: 2,
  blockedMean: 3.2,
  blockedMax: 4,
  letIn: 1,
  heldBack: 3,
}

/** Of nesting, locks, backgrounds. */
export const SYSTEMS_CASES: readonly Case[] = [
  {
    rule: 'unfair',
    when: 'some workers hardly ever get the lock',
    of: 'over',
    run: { settings: { lock: 'barging' }, lock: { fairness: 0.31, times: 500 } },
    says: 'The lock is not shared fairly: Jain’s index of 2 workers is 31 %, where 100 % is fair. For the next run set Global lock to fair: none starves then, and every hand-over costs more.',
  },
  {
    rule: 'too-deep',
    when: 'one chain needs more workers than there are',
    of: 'over',
    run: {
      settings: { nesting: 8, workers: 1, demand: 4 },
      nesting: { ...NESTING, depth: 8, safeWorkers: 29 },
      deadlocks: { count: 3, lastAt: millis(1000) },
      fates: { completed: 0, cancelled: 4 },
    },
    says: 'A chain of 8 calls holds 8 places at once, and the pool has 1: none can ever end. Add 28 workers, or set Nesting to 1.',
  },
  {
    rule: 'deadlocked',
    when: 'chains locked each other out',
    of: 'live',
    run: { settings: { nesting: 3 }, nesting: NESTING, deadlocks: { count: 1, lastAt: millis(1000) } },
    says: 'This run deadlocked once: every place was held by a call that waited for another. Add 5 workers, or lower Demand to 1: then it cannot.',
  },
  {
    rule: 'backlog',
    when: 'the background waits',
    of: 'live',
    run: { settings: { backgroundRate: 50_000 }, background: { submitted: 250_000, completed: 18_490 } },
    says: 'Of the background, 231,510 calls are waiting or lost.',
  },
  {
    rule: 'backlog',
    when: 'as few wait as the check warns of',
    of: 'live',
    run: { settings: { backgroundRate: 10 }, background: { submitted: 100, completed: 79 } },
    says: 'Of the background, 21 calls are waiting or lost.',
  },
  {
    rule: 'backlog',
    when: 'it never came through',
    of: 'over',
    run: {
      settings: { backgroundRate: 50_000 },
      background: { submitted: 250_000, completed: 18_490, cancelled: 231_510 },
    },
    says: 'Of the background, 231,510 calls never completed.',
  },
  {
    rule: 'background',
    when: 'it shares the pool',
    of: 'over',
    run: {
      settings: { backgroundRate: 50_000, backgroundUs: 1 },
      background: { submitted: 250_000, completed: 18_490, cancelled: 231_510 },
    },
    says: 'The background’s 50,000 calls/s of 1.00 µs are more than the pool takes beside the rest. For the next run give it a pool of its own (Background pool).',
  },
  {
    rule: 'background',
    when: 'its own pool is too small',
    of: 'over',
    run: {
      settings: { backgroundRate: 50, backgroundUs: 100_000, backgroundPool: 'own' },
      background: { submitted: 500, completed: 100, cancelled: 400 },
    },
    says: 'The background’s 50 calls/s of 100 ms are more than its 1 worker takes. For the next run set Background workers to 6.',
  },
  {
    rule: 'lock',
    when: 'calls wait for it',
    of: 'live',
    run: { settings: { lock: 'fair', demand: 16 }, lockUs: 5000, serviceUs: 900 },
    says: 'The lock lets one call run at a time: more workers cannot help, whatever the cores. For the next run set Global lock to none.',
  },
  {
    rule: 'lock',
    when: 'calls wait for workers that wait for it',
    of: 'over',
    run: { settings: { lock: 'fair', demand: 100 }, waitUs: 15_000, lockUs: 900, serviceUs: 10 },
    says: 'The lock lets one call run at a time: more workers cannot help, whatever the cores.',
  },
]
