import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StageDemand } from '../../stage/protocol'
import type { Told, WayFacts } from '../facts/facts'
import { wayFactsOf } from '../facts/test-facts'
import { type MeasuredWays, type Ruling, rulingOf } from './ruling'
import { verdictSentenceOf } from './sentence'

const RATE: StageDemand = { kind: 'rate', perSecond: 200, arrivals: 'constant' }
const BURST: StageDemand = { kind: 'burst', calls: 100 }

const LOSSES = { value: 0.4, low: 0.35, high: 0.45 }
const heavy = (way: 'direct' | 'sliced', more = {}) =>
  wayFactsOf(way, 0, { isFree: 'no', loss: LOSSES, longestBlockMs: 80, ...more })
const pool = (workers: number, more = {}) => wayFactsOf('pool', workers, more)

const evidenceOf = (changed: Partial<MeasuredWays> = {}): MeasuredWays => ({
  demand: RATE,
  direct: heavy('direct'),
  sliced: heavy('sliced'),
  pools: [pool(1), pool(2)],
  unsendable: null,
  ...changed,
})

type Expected = readonly [verdict: Ruling['verdict'], because: string, workers: number]
const decided = (evidence: MeasuredWays): Expected => {
  const ruling = rulingOf(evidence)
  return [ruling.verdict, ruling.because, ruling.verdict === 'offload' ? ruling.pool.figures.workers : 0]
}

describe('the verdict', () => {
  it.each<[string, Partial<MeasuredWays>, Expected]>([
    ['keeps what leaves the page free', { direct: wayFactsOf('direct', 0) }, ['keep', 'free', 0]],
    [
      'keeps it though a pool is quicker, when nobody on the page notices',
      { direct: wayFactsOf('direct', 0, { callUs: 9000 }), pools: [pool(1, { callUs: 1000 })] },
      ['keep', 'free', 0],
    ],
    ['offloads what takes frames to the fewest workers', {}, ['offload', 'free', 1]],
    [
      'offloads what does not keep up, frames or not',
      {
        direct: wayFactsOf('direct', 0, { keepsUp: 'no' }),
        sliced: wayFactsOf('sliced', 0, { keepsUp: 'no' }),
      },
      ['offload', 'free', 1],
    ],
    [
      'takes more workers where fewer do not keep up',
      { pools: [pool(1, { keepsUp: 'no' }), pool(2), pool(3)] },
      ['offload', 'free', 2],
    ],
    [
      'takes more workers where calls are over sooner by a tenth',
      { pools: [pool(1, { callUs: 3000 }), pool(2, { callUs: 2000 }), pool(3, { callUs: 1950 })] },
      ['offload', 'free', 2],
    ],
    [
      'takes the workers that do most where none keeps up',
      { pools: [pool(1, { keepsUp: 'no', perSecond: 50 }), pool(2, { keepsUp: 'no', perSecond: 90 })] },
      ['offload', 'free', 2],
    ],
    [
      'judges a burst by when it is over',
      {
        demand: BURST,
        sliced: wayFactsOf('sliced', 0, { perSecond: 300 }),
        pools: [pool(1, { perSecond: 300 }), pool(2, { perSecond: 590 })],
      },
      ['offload', 'free', 2],
    ],
    [
      'keeps it in slices where no pool is over sooner',
      { demand: BURST, sliced: wayFactsOf('sliced', 0), pools: [pool(1), pool(2)] },
      ['keep', 'slices', 0],
    ],
    [
      'keeps it in slices where pools take frames as well',
      {
        sliced: wayFactsOf('sliced', 0),
        pools: [pool(1, { isFree: 'no', loss: LOSSES, longestBlockMs: 80 })],
      },
      ['keep', 'slices', 0],
    ],
    [
      'keeps what costs the page as much by copying',
      { pools: [pool(1, { isFree: 'no', loss: LOSSES, longestBlockMs: 80 })] },
      ['keep', 'no-gain', 0],
    ],
    [
      'offloads what then loses less than half, and says so',
      { pools: [pool(1, { isFree: 'no', loss: { value: 0.1, low: 0.08, high: 0.12 }, longestBlockMs: 10 })] },
      ['offload', 'less', 1],
    ],
    [
      'keeps what cannot cross, clear or not',
      { direct: heavy('direct', { isFree: 'unclear' }), pools: [], unsendable: 'its result is a function' },
      ['keep', 'unsendable', 0],
    ],
    [
      'keeps what cannot cross',
      { pools: [], unsendable: 'its result is a function' },
      ['keep', 'unsendable', 0],
    ],
    [
      'cannot tell while rounds contradict one another directly',
      { direct: heavy('direct', { isFree: 'unclear' }) },
      ['cannot-tell', 'unclear', 0],
    ],
    [
      'cannot tell while they do so through a pool, and no other pool is free',
      { pools: [pool(1, { isFree: 'unclear', loss: { value: 0.2, low: 0, high: 0.4 } })] },
      ['cannot-tell', 'unclear', 0],
    ],
    [
      'offloads what may not be free then, but surely loses less than half',
      {
        pools: [pool(1, { isFree: 'unclear', loss: { value: 0.02, low: 0, high: 0.04 }, longestBlockMs: 5 })],
      },
      ['offload', 'less', 1],
    ],
    [
      'does not mind an unclear pool beside one that is free',
      { pools: [pool(1, { isFree: 'unclear' }), pool(2)] },
      ['offload', 'free', 2],
    ],
    [
      'is not held up by unclear frames where it is clear that calls are not kept up with',
      { direct: heavy('direct', { isFree: 'unclear', keepsUp: 'no' }) },
      ['offload', 'free', 1],
    ],
  ])('%s', (_, changed, expected) => expect(decided(evidenceOf(changed))).toEqual(expected))
})

const told = fc.constantFrom<Told>('yes', 'no', 'unclear')
const facts = (way: 'direct' | 'sliced' | 'pool', workers: number): fc.Arbitrary<WayFacts> =>
  fc
    .record({
      isFree: told,
      keepsUp: told,
      callUs: fc.double({ min: 0.1, max: 1e7, noNaN: true }),
      perSecond: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
      longestBlockMs: fc.double({ min: 0, max: 5000, noNaN: true }),
      loss: fc
        .tuple(fc.double({ min: -0.2, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }))
        .map(([value, half]) => ({ value, low: value - half, high: value + half })),
      isBlank: fc.boolean(),
    })
    .map(({ isBlank, ...given }) => {
      const made = wayFactsOf(way, workers, given)
      return isBlank ? { ...made, figures: { ...made.figures, callUs: null, callsPerSecond: null } } : made
    })

const anyEvidence: fc.Arbitrary<MeasuredWays> = fc.record({
  demand: fc.constantFrom<StageDemand>(RATE, BURST, { kind: 'burst', calls: 1 }),
  direct: facts('direct', 0),
  sliced: facts('sliced', 0),
  pools: fc.tuple(facts('pool', 1), facts('pool', 2), facts('pool', 8)).chain((all) => fc.subarray(all)),
  unsendable: fc.constantFrom(null, 'its result cannot be sent to another thread (DataCloneError)'),
})

describe('whatever was measured', () => {
  const everyRuling = (holds: (ruling: Ruling, evidence: MeasuredWays) => void) =>
    fc.assert(
      fc.property(anyEvidence, (evidence) => holds(rulingOf(evidence), evidence)),
      { seed: 18, numRuns: 2000 },
    )

  it('nothing is offloaded that leaves the page free, and only to a pool that was measured', () =>
    everyRuling((ruling, { direct, pools, unsendable }) => {
      if (ruling.verdict !== 'offload') return
      expect(direct.isFree === 'yes' && direct.keepsUp === 'yes').toBe(false)
      expect(pools).toContain(ruling.pool)
      expect(unsendable).toBeNull()
      if (ruling.because === 'free') expect(ruling.pool.isFree).toBe('yes')
    }))

  it('nothing is told of a way that rounds contradict one another about', () =>
    everyRuling((ruling, { direct }) => {
      const isClear =
        direct.isFree === 'no' ||
        direct.keepsUp === 'no' ||
        (direct.isFree === 'yes' && direct.keepsUp === 'yes')
      if (!isClear) expect(ruling.because).toMatch(/^un(?:clear|sendable)$/)
    }))

  it('the sentence begins with the verdict, ends, and has no figure that is none', () =>
    everyRuling((ruling, evidence) => {
      const sentence = verdictSentenceOf(ruling, evidence)
      const start = {
        offload: 'Offload it: ',
        keep: 'Keep it on the page',
        'cannot-tell': 'Cannot be told, because ',
      }
      expect(sentence.startsWith(start[ruling.verdict])).toBe(true)
      expect(sentence.endsWith('.')).toBe(true)
      expect(sentence).not.toMatch(/NaN|undefined|Infinity|null|-\d|\.\./)
    }))
})

it('The sentence names workers, frames with those of the direct way, times with their margin, and a worker too many.', () => {
  const direct = heavy('direct', { callUs: 3100 })
  const evidence = evidenceOf({
    direct: { ...direct, figures: { ...direct.figures, frames: 600, framesLost: 212 } },
    pools: [pool(2, { callUs: 3400 }), pool(3, { callUs: 3390 })],
  })
  expect(verdictSentenceOf(rulingOf(evidence), evidence)).toBe(
    'Offload it: 2 workers keep the page free (0 of 144 frames lost, against 212 of 600 directly); a call takes 3.40 ms (± 0.034) instead of 3.10 ms. A third worker gains nothing here.',
  )
})
