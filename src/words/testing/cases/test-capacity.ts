import type { Parallelism } from '../../../domain/figures/parallelism'
import type { Case } from './test-case'
import { CALLER_BOUND, GROWING, OPEN } from './test-loads'

const TWO_CORES: Parallelism = {
  alone: 1,
  steps: [
    { workers: 1, cores: 1 },
    { workers: 2, cores: 1.9 },
    { workers: 4, cores: 1.9 },
  ],
  cores: 1.9,
}

/** Of what the pool can take. */
export const CAPACITY_CASES: readonly Case[] = [
  {
    rule: 'dispatcher',
    when: 'many callers have several workers wait for their thread',
    of: 'live',
    run: CALLER_BOUND,
    says: 'The thread that makes the calls hands over about 20,000 calls/s and no more: 4 workers run the function 3 % of the time, and further ones would not help. Set Batch to auto, so that calls share messages.',
  },
  {
    rule: 'overload',
    when: 'another worker has a core',
    of: 'live',
    run: GROWING,
    says: 'Add 1 worker, or lower Demand to × 3, 750 calls/s.',
  },
  {
    rule: 'overload',
    when: 'there are no cores for so many workers, but for some',
    of: 'live',
    run: { ...GROWING, arrivals: 6000, environment: { cores: 4 } },
    says: 'Add 3 workers and see how far the cores go, or lower Demand to × 3, 750 calls/s.',
  },
  {
    rule: 'overload',
    when: 'all cores are taken',
    of: 'over',
    run: { ...GROWING, environment: { cores: 1 } },
    says: 'More workers will not serve more: each needs a core, and the browser names 1. Lower Demand to × 3, 750 calls/s.',
  },
  {
    rule: 'overload',
    when: 'the browser names cores that are not there',
    of: 'live',
    run: {
      ...GROWING,
      settings: { ...GROWING.settings, workers: 2 },
      environment: { cores: 16, parallelism: TWO_CORES },
    },
    says: 'More workers will not serve more: this machine runs about 1.9 of them at once. Lower Demand to × 3, 750 calls/s.',
  },
  {
    rule: 'overload',
    when: 'the machine has a core that no worker uses, whatever the browser names',
    of: 'live',
    run: { ...GROWING, environment: { cores: 1, parallelism: TWO_CORES } },
    says: 'Add 1 worker, or lower Demand to × 3, 750 calls/s.',
  },
  {
    rule: 'room',
    when: 'there are more workers than cores',
    of: 'live',
    run: {
      settings: { mode: 'open', workers: 16, ratePerSecond: 100, demand: 1, serviceUs: 1000 },
      environment: { cores: 16, parallelism: TWO_CORES },
      verdict: { kind: 'stable' },
      directUs: 1000,
      arrivals: 100,
      load: 0.04,
    },
    says: 'Even without hand-over the queue must grow beyond 2,000 calls/s. To see it, raise Demand to × 25, 2,500 calls/s.',
  },
  {
    rule: 'overload',
    when: 'calls sleep, and need no core',
    of: 'live',
    run: { ...GROWING, settings: { ...GROWING.settings, workload: 'sleep' }, environment: { cores: 1 } },
    says: 'Add 1 worker, or lower Demand to × 3, 750 calls/s.',
  },
  {
    rule: 'overload',
    when: 'handing over is what takes the time',
    of: 'live',
    run: { ...GROWING, serviceUs: 1, directUs: 1, hopUs: 90, leastCrossingUs: 60, served: 900 },
    says: 'Handing a call over takes longer than running it. Set Batch to auto, so that calls share messages, or lower Demand to × 3, 750 calls/s.',
  },
  {
    rule: 'overload',
    when: 'most calls are delayed on the way, and the quickest are not: other programs do it',
    of: 'live',
    run: {
      ...GROWING,
      settings: { ...GROWING.settings, workload: 'sleep' },
      environment: { cores: 1 },
      hopUs: 90_000,
      leastCrossingUs: 60,
    },
    says: 'Add 1 worker, or lower Demand to × 3, 750 calls/s.',
  },
  {
    rule: 'overload',
    when: 'Demand is at its least already',
    of: 'live',
    run: { ...GROWING, settings: { ...GROWING.settings, demand: 1 }, arrivals: 250, served: 100 },
    says: 'Add 2 workers, or lower Base rate to 90 calls/s.',
  },
  {
    rule: 'room',
    when: 'the queue is stable',
    of: 'live',
    run: {
      settings: { ...OPEN, workers: 4 },
      verdict: { kind: 'stable' },
      directUs: 1000,
      arrivals: 1250,
      load: 0.3,
    },
    says: 'Even without hand-over the queue must grow beyond 4,000 calls/s. To see it, raise Demand to × 20, 5,000 calls/s.',
  },
  {
    rule: 'room',
    when: 'it is close to its capacity',
    of: 'live',
    run: { settings: OPEN, verdict: { kind: 'stable' }, directUs: 1000, arrivals: 900, load: 0.94 },
    says: 'So near to its capacity a pool is stable on paper, and waits are long.',
  },
  {
    rule: 'too-fast',
    when: 'more calls are asked for than can be made',
    of: 'over',
    run: {
      settings: { mode: 'open', ratePerSecond: 10_000, demand: 256, workers: 1, serviceUs: 100 },
      verdict: { kind: 'full', limit: 10 },
      arrivals: 84_700,
      served: 8000,
    },
    says: 'Of 2,560,000 calls/s that are asked for, the thread that makes them makes 84,700 and no more. Lower Base rate to 28 calls/s.',
  },
  {
    rule: 'crowded',
    when: 'workers share cores',
    of: 'live',
    run: {
      settings: { workers: 16, demand: 16 },
      environment: { cores: 2 },
      directUs: 4000,
      serviceUs: 32_000,
      hopUs: 100,
    },
    says: '16 workers share the cores, each needs a core, and the browser names 2: the function takes 8.00× its time alone. Set Workers to 2: they serve about as much.',
  },
  {
    rule: 'crowded',
    when: 'callers keep fewer workers busy than there are',
    of: 'live',
    run: {
      settings: { workers: 16, demand: 8 },
      environment: { cores: 1 },
      directUs: 4000,
      serviceUs: 32_000,
      hopUs: 100,
    },
    says: '8 workers at a time share the cores, each needs a core, and the browser names 1: the function takes 8.00× its time alone. Set Workers to 1: it serves about as much.',
  },
]
