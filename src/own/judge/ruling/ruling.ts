import type { StageDemand } from '../../stage/protocol'
import type { Told, WayFacts } from '../facts/facts'

/** All that a verdict is made from. */
export interface MeasuredWays {
  readonly demand: StageDemand
  readonly direct: WayFacts
  readonly sliced: WayFacts
  /** Fewest workers first. */
  readonly pools: readonly WayFacts[]
  /** Why the function cannot run in a worker; null when it can. */
  readonly unsendable: string | null
}

/** What follows from the evidence, before it is put in words. */
export type Ruling =
  /** Directly, the page stays free. */
  | { readonly verdict: 'keep'; readonly because: 'free' }
  /** In slices it stays free, and a pool is no quicker. */
  | { readonly verdict: 'keep'; readonly because: 'slices' }
  /** Through a pool it loses as much. */
  | { readonly verdict: 'keep'; readonly because: 'no-gain' }
  | { readonly verdict: 'keep'; readonly because: 'unsendable' }
  /** Through a pool it stays free; `next` is a larger pool that was measured, and gains nothing. */
  | {
      readonly verdict: 'offload'
      readonly because: 'free'
      readonly pool: WayFacts
      readonly next: WayFacts | null
    }
  /** Whether it stays free is not clear, or it does not; but it loses less than half. */
  | { readonly verdict: 'offload'; readonly because: 'less'; readonly pool: WayFacts; readonly next: null }
  /** Rounds contradict one another about this way. */
  | { readonly verdict: 'cannot-tell'; readonly because: 'unclear'; readonly way: WayFacts }

/** Gains smaller than this are none. */
const GAIN = 0.1
/** A pool that does not keep the page free must at least lose so much less. */
const MUCH_LESS = 0.5

const goodness = ({ isFree, keepsUp }: WayFacts): Told => {
  if (isFree === 'no' || keepsUp === 'no') return 'no'
  return isFree === 'yes' && keepsUp === 'yes' ? 'yes' : 'unclear'
}

/** Whether calls are surely over sooner in `other` than in `one`, and by a tenth at least. */
const isQuicker = (other: WayFacts, one: WayFacts, demand: StageDemand): boolean => {
  // How long a burst takes is told by its rate: most of its calls wait for others.
  if (demand.kind === 'burst' && demand.calls > 1) {
    const [theirs, its] = [other.figures.callsPerSecond, one.figures.callsPerSecond]
    return theirs !== null && its !== null && theirs.low > its.high * (1 + GAIN)
  }
  const [theirs, its] = [other.figures.callUs, one.figures.callUs]
  return theirs !== null && its !== null && theirs.high * (1 + GAIN) < its.low
}

/** The fewest workers beyond which more are no quicker, and one of those. */
const enough = (
  pools: readonly WayFacts[],
  demand: StageDemand,
): readonly [WayFacts, WayFacts | null] | null => {
  let [pool, ...larger] = pools
  if (!pool) return null
  for (const other of larger) if (isQuicker(other, pool, demand)) pool = other
  const { workers } = pool.figures
  larger = larger.filter(({ figures }) => figures.workers > workers)
  return [pool, larger[0] ?? null]
}

const mostDone = (pools: readonly WayFacts[]): readonly WayFacts[] =>
  pools
    .toSorted((a, b) => (b.figures.callsPerSecond?.value ?? 0) - (a.figures.callsPerSecond?.value ?? 0))
    .slice(0, 1)

type Rule = (evidence: MeasuredWays) => Ruling | null

const keepWhatIsFree: Rule = ({ direct }) =>
  goodness(direct) === 'yes' ? { verdict: 'keep', because: 'free' } : null

const unclearDirectly: Rule = ({ direct }) =>
  goodness(direct) === 'unclear' ? { verdict: 'cannot-tell', because: 'unclear', way: direct } : null

const keepWhatCannotCross: Rule = ({ unsendable }) =>
  unsendable === null ? null : { verdict: 'keep', because: 'unsendable' }

const offloadWhatIsFreeThen: Rule = ({ pools, sliced, demand }) => {
  const free = pools.filter(({ isFree }) => isFree === 'yes')
  const keepingUp = free.filter(({ keepsUp }) => keepsUp === 'yes')
  const found = enough(keepingUp.length > 0 ? keepingUp : mostDone(free), demand)
  if (!found) return null
  const [pool, next] = found
  if (goodness(sliced) === 'yes' && !isQuicker(pool, sliced, demand))
    return { verdict: 'keep', because: 'slices' }
  return { verdict: 'offload', because: 'free', pool, next }
}

const unclearInPools: Rule = ({ pools }) => {
  const way = pools.find(({ isFree }) => isFree === 'unclear')
  return way ? { verdict: 'cannot-tell', because: 'unclear', way } : null
}

const keepInSlices: Rule = ({ sliced }) =>
  goodness(sliced) === 'yes' ? { verdict: 'keep', because: 'slices' } : null

const offloadWhatLosesLess: Rule = ({ pools, direct, sliced }) => {
  if (goodness(sliced) === 'yes') return null
  const pool = pools.find(
    ({ loss, figures }) =>
      loss.high < MUCH_LESS * direct.loss.low &&
      figures.longestBlockMs < MUCH_LESS * direct.figures.longestBlockMs,
  )
  return pool ? { verdict: 'offload', because: 'less', pool, next: null } : null
}

/** The first rule that applies decides. */
const RULES: readonly Rule[] = [
  keepWhatIsFree,
  keepWhatCannotCross,
  unclearDirectly,
  offloadWhatIsFreeThen,
  offloadWhatLosesLess,
  unclearInPools,
  keepInSlices,
]

export const rulingOf = (evidence: MeasuredWays): Ruling => {
  for (const rule of RULES) {
    const ruling = rule(evidence)
    if (ruling) return ruling
  }
  return { verdict: 'keep', because: 'no-gain' }
}
