import type { Settings } from '../../domain/settings/settings'
import { cannotBeTold, claim, found, inTurn, step } from '../claim'
import { figuresOf } from '../judging/figures-of'
import { geometricMean, ratioOfPairs } from '../judging/repeats'
import { holdsBelow } from '../judging/verdict'
import { withRange } from '../judging/wording'

/** The claim is of protection: the slowest in a hundred must be quicker by at least a fifth. */
const PROTECTS = 0.8

/** Short calls beside look-ups that hold a worker for 50 ms: two workers for both kinds, or one for each. */
export const besideBackground = (backgroundPool: Settings['backgroundPool']) =>
  ({
    mode: 'open',
    arrivals: 'poisson',
    workers: backgroundPool === 'shared' ? 2 : 1,
    demand: 1,
    // Enough calls in a run for a 99th percentile.
    ratePerSecond: 600,
    workload: 'kernel',
    serviceUs: 500,
    backgroundPool,
    backgroundWorkers: 1,
    backgroundRate: 16,
    backgroundUs: 50_000,
  }) as const satisfies Partial<Settings>

const arm = (backgroundPool: Settings['backgroundPool']) =>
  step(
    backgroundPool,
    backgroundPool === 'shared' ? 'one pool of two workers' : 'a pool of one, and another for the background',
    { ...besideBackground(backgroundPool), seconds: 3 },
  )

export const OWN_POOL = claim({
  id: 'own-pool',
  number: 3,
  title: 'A pool of its own protects calls from other traffic, and the other traffic pays',
  expects:
    'Short calls share a pool with calls that hold a worker for 50 ms, as name look-ups did in 2016. With the same two workers, each a pool of its own, the slowest in a hundred short calls should wait at least a fifth less; the long ones, with one worker left to them, wait longer.',
  steps: () => inTurn(5, [arm('shared'), arm('own')]),
  judge: (measured) => {
    const [shared = [], own = []] = ['shared', 'own'].map((name) =>
      figuresOf(measured, name, ({ latencyUs }) => latencyUs.call.p99),
    )
    const [sharedBackground = [], ownBackground = []] = ['shared', 'own'].map((name) =>
      figuresOf(measured, name, ({ classes }) => classes.background?.callUs.mean ?? null),
    )
    const part = ratioOfPairs(shared, own)
    const [sharedP99, ownP99] = [geometricMean(shared), geometricMean(own)]
    if (!part || !sharedP99 || !ownP99)
      return cannotBeTold('Too few calls were completed for a 99th percentile.')
    const price = ratioOfPairs(sharedBackground, ownBackground)
    return {
      verdict: holdsBelow(part, PROTECTS),
      sentence: `In a pool of their own the slowest in a hundred short calls took ${withRange(part, 'share')} of what they took beside the background${price ? `, and the background’s calls ${withRange(price, '×')} as long` : ''}.`,
      figures: [
        found('shared', 'p99 of the short calls, shared pool', 'µs', sharedP99),
        found('own', 'p99 of the short calls, own pool', 'µs', ownP99),
        found('part', 'Own pool, of shared pool', 'share', part),
        ...(price ? [found('price', 'Background’s mean call, own ÷ shared', '×', price)] : []),
      ],
    }
  },
})
