import type { Method } from './pages/functions'

/** `callers` callers, each of which makes its next call when its last one returned. */
interface ClosedCase {
  readonly id: string
  readonly demand: 'closed'
  readonly method: Method
  readonly callers: number
  readonly workers: number
  readonly rounds: number
  /** How often the workers are started afresh; divides the rounds. */
  readonly starts: number
  /** Whether bare Comlink with one caller and one worker takes part too, for ratios between cases. */
  readonly hasLoneCaller: boolean
}

/** `calls` calls at once. */
interface BurstCase {
  readonly id: string
  readonly demand: 'burst'
  readonly method: Method
  readonly calls: number
  readonly workers: number
  readonly rounds: number
  readonly starts: number
}

export type Case = ClosedCase | BurstCase

const CLOSED_ROUNDS = 15
/**
 * Few callers meet few workers, and it matters which: how a lone call compares with one through Comlink alone,
 * `lone.bench.ts` tells, which has both in each worker.
 */
const STARTS = { few: 5, many: 3 } as const

const closed = (method: Method, callers: number, workers: number): ClosedCase => ({
  id: `${method} ${callers}×${workers}`,
  demand: 'closed',
  method,
  callers,
  workers,
  rounds: CLOSED_ROUNDS,
  starts: callers === 1 ? STARTS.few : STARTS.many,
  hasLoneCaller: method === 'add1' && callers === 16,
})

const burst = (method: Method, calls: number, rounds: number): BurstCase => ({
  id: `${method} burst ${calls}`,
  demand: 'burst',
  method,
  calls,
  workers: 4,
  rounds,
  starts: 1,
})

const SHAPES = [
  [1, 1],
  [1, 4],
  [16, 4],
  [64, 4],
] as const

export const CASES: readonly Case[] = [
  ...SHAPES.map(([callers, workers]) => closed('add1', callers, workers)),
  ...SHAPES.map(([callers, workers]) => closed('kernel', callers, workers)),
  burst('add1', 10_000, 5),
  burst('kernel', 10_000, 3),
  burst('add1', 160_000, 3),
]
