import fc from 'fast-check'
import type { BatchSize, Overflow, Rules, WorkerRange } from '../index.js'

/** What can be done to a worker, or by it. */
export type Crank =
  | 'hello'
  /** Its oldest call runs from now on, for as long as it may take: it is not given back. */
  | 'begin'
  | 'answer'
  | 'answerBatch'
  | 'answerNewest'
  | 'answerError'
  | 'answerUnreadable'
  | 'answerAgain'
  | 'answerLate'
  | 'die'
  | 'terminate'

/** What a caller does when it hears how its call ended, before anything else happens. */
export type Aftermath = 'nothing' | 'callAgain' | 'abortOthers' | 'close'

/** What becomes of calls in flight when the pool closes at the end. */
export type Ending = 'answers' | 'force' | 'deaths'

/** What `spawn` does from now on: gives a worker, or a promise of one, throws, or returns nothing. */
export type Spawning = 'works' | 'later' | 'throws' | 'nothing'

export interface Submission {
  readonly kind: 'submit'
  readonly timeoutMs: number | null
  readonly isAbortable: boolean
  /** Whether an abort replaces its worker. */
  readonly isReplacing: boolean
  readonly isIdempotent: boolean
  readonly isUnclonable: boolean
  /** Whether its arguments cannot be cloned, as is found out at the call. */
  readonly isWrong: boolean
  readonly aftermath: Aftermath
}

export type Step =
  | Submission
  | { readonly kind: 'abort'; readonly call: number }
  | { readonly kind: 'crank'; readonly crank: Crank; readonly worker: number }
  | { readonly kind: 'endTurn' }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'resize'; readonly workers: number | WorkerRange }
  | ({ readonly kind: 'configure' } & Rules)
  | { readonly kind: 'spawn'; readonly how: Spawning }
  | { readonly kind: 'askRoom' }
  | { readonly kind: 'drain' }
  | { readonly kind: 'close'; readonly force: boolean }

export interface Schedule {
  readonly batch: BatchSize
  /** Whether the first workers have said hello before the first step. */
  readonly isReady: boolean
  /** Whether the transport says at the end of the turn that it cannot send a batch, or in a later one. */
  readonly refusesSoon: boolean
  /** What workers say that each call took. */
  readonly serviceMs: number
  readonly steps: readonly Step[]
  /** Some schedules close in the middle; all do at the end. */
  readonly closing: { readonly at: number; readonly force: boolean } | null
  readonly ending: Ending
}

const anyBatch = fc.constantFrom<BatchSize>(1, 1, 2, 3, 'auto', 'auto')
const rarely = (weight: number) =>
  fc.oneof({ weight: weight - 1, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
const anyAftermath = fc.oneof(
  { weight: 40, arbitrary: fc.constant<Aftermath>('nothing') },
  { weight: 10, arbitrary: fc.constant<Aftermath>('callAgain') },
  { weight: 4, arbitrary: fc.constant<Aftermath>('abortOthers') },
  { weight: 1, arbitrary: fc.constant<Aftermath>('close') },
)
/** A number of workers, or a range that they come and go in. */
const anyWorkers: fc.Arbitrary<number | WorkerRange> = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }) },
  {
    weight: 1,
    arbitrary: fc.record({
      min: fc.nat({ max: 2 }),
      max: fc.integer({ min: 2, max: 5 }),
      idleMs: fc.constantFrom(0, 4, 20, Number.POSITIVE_INFINITY),
    }),
  },
)
/** Most calls are plain. */
const anySubmission: fc.Arbitrary<Submission> = fc.record({
  kind: fc.constant('submit'),
  timeoutMs: fc.constantFrom(null, null, null, null, 3, 10),
  isAbortable: rarely(3),
  isReplacing: rarely(8),
  isIdempotent: rarely(3),
  isUnclonable: rarely(5),
  isWrong: rarely(12),
  aftermath: anyAftermath,
})
const crankOf = (crank: Crank, weight = 1) => ({
  weight,
  arbitrary: fc.record({
    kind: fc.constant('crank' as const),
    crank: fc.constant(crank),
    worker: fc.nat({ max: 9 }),
  }),
})
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: anySubmission },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('abort' as const), call: fc.nat({ max: 9 }) }) },
  crankOf('hello', 5),
  crankOf('begin', 8),
  crankOf('answer', 4),
  crankOf('answerBatch', 3),
  crankOf('answerNewest'),
  crankOf('answerError'),
  crankOf('answerUnreadable'),
  crankOf('answerAgain'),
  crankOf('answerLate'),
  crankOf('die', 2),
  crankOf('terminate'),
  { weight: 8, arbitrary: fc.constant({ kind: 'endTurn' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1, 3, 5, 30) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('resize' as const), workers: anyWorkers }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('configure' as const),
      inFlight: fc.integer({ min: 1, max: 3 }),
      queueLimit: fc.constantFrom(
        0,
        1,
        1,
        2,
        2,
        3,
        3,
        5,
        5,
        Number.POSITIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        Number.POSITIVE_INFINITY,
      ),
      overflow: fc.constantFrom<Overflow>('reject', 'drop-oldest', 'wait', 'wait'),
      batch: anyBatch,
    }),
  },
  fc.record({
    kind: fc.constant('spawn' as const),
    how: fc.constantFrom<Spawning>('works', 'works', 'works', 'later', 'later', 'throws', 'nothing'),
  }),
  fc.constant({ kind: 'askRoom' as const }),
  fc.constant({ kind: 'drain' as const }),
)

/** Everything that callers, workers, users and time can do, in any order. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  batch: anyBatch,
  isReady: fc.boolean(),
  refusesSoon: fc.boolean(),
  serviceMs: fc.constantFrom(0, 0, 0.01, 0.1, 1),
  steps: fc.array(anyStep, { maxLength: 40, size: 'max' }),
  closing: fc.option(fc.record({ at: fc.nat({ max: 40 }), force: fc.boolean() }), { freq: 2 }),
  ending: fc.constantFrom<Ending>('answers', 'answers', 'force', 'deaths'),
})
