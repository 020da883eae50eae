import type { Case } from './test-case'

/** Of how long a call takes. */
export const LATENCY_CASES: readonly Case[] = [
  {
    rule: 'takes',
    when: 'latencies are known',
    of: 'live',
    run: { waitUs: 3000, hopUs: 100, serviceUs: 900, ratio: 4.4 },
    says: 'A call takes 4.00 ms, 4.40× the direct call, most of it waiting for a worker.',
  },
  {
    rule: 'takes',
    when: 'the ratio would be the size of the burst',
    of: 'live',
    run: {
      settings: { mode: 'burst' },
      waitUs: 3000,
      hopUs: 100,
      serviceUs: 900,
      ratio: 1e6,
      dependsOn: 'burst size',
    },
    says: 'A call takes 4.00 ms, most of it waiting for a worker.',
  },
  {
    rule: 'takes',
    when: 'a worker holds several calls, which wait for one another there',
    of: 'live',
    run: { settings: { batch: 64, demand: 256 }, hopUs: 3000, serviceUs: 100 },
    says: 'A call takes 3.10 ms, most of it on the way, or behind other calls that its worker holds.',
  },
  {
    rule: 'takes',
    when: 'others are lost',
    of: 'live',
    run: { serviceUs: 900, fates: { completed: 10, timedOut: 90 } },
    says: 'A call that completes takes 900 µs, most of it running.',
  },
  {
    rule: 'took',
    when: 'the run has warmed up',
    of: 'over',
    run: {
      waitUs: 100,
      hopUs: 100,
      serviceUs: 57,
      ratio: 22.5,
      interval: { low: 17.4, high: 30.7 },
      warm: { ratioOfAll: 27.3, leftOut: 400 },
    },
    says: 'A call took 257 µs on average, 27.3× the direct call; 22.5× without the first 400 calls (95 % interval 17.4× to 30.7×).',
  },
  {
    rule: 'took',
    when: 'interruptions touched some calls',
    of: 'over',
    run: { serviceUs: 100, ratio: 1.2, excluded: 10, fates: { completed: 100 } },
    says: 'A call took 100 µs on average, of the 90 that nothing interrupted, 1.20× the direct call.',
  },
]
