import type { Check } from '../../../domain/figures/check'
import type { Case } from './test-case'

const BROKEN: Check = {
  id: 'checksum',
  title: 'Replies are right',
  state: 'fail',
  value: 1,
  limit: 0,
  unit: 'calls',
  reason: 'One was wrong.',
  touches: [],
}

/** Of figures in doubt. */
export const DOUBT_CASES: readonly Case[] = [
  {
    rule: 'distrust',
    when: 'a check fails',
    of: 'live',
    run: { checks: [BROKEN] },
    says: 'Do not rely on these figures: the check “Replies are right” fails, and says why.',
  },
  {
    rule: 'distrust',
    when: 'something fails beside a disturbance',
    of: 'over',
    run: { checks: [{ ...BROKEN, id: 'neighbours' }, BROKEN] },
    says: 'Do not rely on these figures: the check “Replies are right” fails',
  },
  {
    rule: 'disturbed',
    when: 'other programs took the cores',
    of: 'live',
    run: { checks: [{ ...BROKEN, id: 'neighbours' }] },
    says: 'Do not rely on these figures: something else took a part of the cores. Run again when nothing disturbs.',
  },
  {
    rule: 'somewhat-disturbed',
    when: 'a stall only warns',
    of: 'over',
    run: { checks: [{ ...BROKEN, id: 'stalls', state: 'warn' }] },
    says: 'Meanwhile something else than calls held up the caller’s thread: figures may be somewhat off.',
  },
  {
    rule: 'coarse',
    when: 'the clock steps too coarsely',
    of: 'live',
    run: { checks: [{ ...BROKEN, id: 'clock-step', value: 1000, unit: 'µs' }] },
    says: 'The clock steps by 1.00 ms: do not rely on figures of less. A page that is isolated has a finer one; so have calls that take longer.',
  },
  {
    rule: 'changed',
    when: 'settings changed on the way',
    of: 'over',
    run: { changes: 2 },
    says: 'Settings changed 2 times meanwhile: these figures are of the whole run, and the report has each stretch by itself.',
  },
  {
    rule: 'changed',
    when: 'demand followed a plan',
    of: 'over',
    run: { changes: 2, settings: { plan: '1x5s,4x5s,1x5s' } },
    says: 'Demand followed its plan: these figures are of the whole run, and the report has each part by itself.',
  },
]
