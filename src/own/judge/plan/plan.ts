import type { StageDemand, StageWay, Trial } from '../../stage/protocol'

/** One thing that is measured in every round. */
export interface PlannedWay {
  readonly way: StageWay
  readonly workers: number
}

/** What is measured, how long, and how often. */
export interface RoundsPlan {
  readonly ways: readonly PlannedWay[]
  /** Workers of each pool. */
  readonly sizes: readonly number[]
  readonly rounds: number
  readonly blockMs: number
  /** Longest that a burst may take, ms: the rest of it is not made. */
  readonly longestMs: number
}

/** Share of its time that a worker may be busy before calls wait for one another. */
const BUSY_AT_MOST = 0.75
const SHORTEST_BLOCK_MS = 300
const LONGEST_BLOCK_MS = 1000
/** Calls that a block should hold. */
const CALLS_A_BLOCK = 5
/** Longest that all blocks may take together, ms, where that leaves rounds enough. */
const BLOCKS_MS = 15_000
const FEWEST_ROUNDS = 5
const MOST_ROUNDS = 8
/** Between blocks: frames that are waited for, the last calls, ms. */
const BETWEEN_MS = 90
const LONGEST_BURST_MS = 1500
const MS_PER_US = 1e-3

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** Workers that keep up with a rate, as far as the trial tells. */
const workersFor = ({ callUs }: Trial, perSecond: number): number =>
  Math.ceil((perSecond * callUs * 1e-6) / BUSY_AT_MOST)

/** @param cores threads that the machine runs at once, as it says */
export const poolSizes = (
  trial: Trial,
  demand: StageDemand,
  cores: number,
  asked: number | null,
): readonly number[] => {
  const most = Math.max(2, cores)
  const needed = demand.kind === 'rate' ? within(workersFor(trial, demand.perSecond), 1, most) : 1
  const next = demand.kind === 'burst' && demand.calls === 1 ? needed : needed + 1
  const last = demand.kind === 'burst' && demand.calls > 2 ? Math.min(most, demand.calls) : next
  const sizes = new Set([needed, Math.min(next, most + 1), last, ...(asked === null ? [] : [asked])])
  return [...sizes].toSorted((a, b) => a - b)
}

const blockMsOf = ({ callUs }: Trial, demand: StageDemand): number => {
  const callMs = callUs * MS_PER_US
  if (demand.kind === 'burst') return within(CALLS_A_BLOCK * callMs, SHORTEST_BLOCK_MS, LONGEST_BLOCK_MS)
  const gapMs = 1000 / demand.perSecond
  return within(CALLS_A_BLOCK * Math.max(callMs, gapMs), SHORTEST_BLOCK_MS, LONGEST_BLOCK_MS)
}

/** Plans what fits into the time that somebody waits for a verdict. */
export const planOf = (
  trial: Trial,
  demand: StageDemand,
  cores: number,
  asked: number | null,
): RoundsPlan => {
  const sizes = trial.unsendable === null ? poolSizes(trial, demand, cores, asked) : []
  const ways: readonly PlannedWay[] = [
    { way: 'idle', workers: 0 },
    { way: 'direct', workers: 0 },
    { way: 'sliced', workers: 0 },
    ...sizes.map((workers) => ({ way: 'pool' as const, workers })),
  ]
  const blockMs = blockMsOf(trial, demand)
  const burstMs = demand.kind === 'burst' ? demand.calls * trial.callUs * MS_PER_US : 0
  const longestMs = within(1.5 * burstMs, blockMs, LONGEST_BURST_MS)
  const roundMs = ways.length * (Math.max(blockMs, Math.min(burstMs, longestMs)) + BETWEEN_MS)
  return {
    ways,
    sizes,
    rounds: within(Math.floor(BLOCKS_MS / roundMs), FEWEST_ROUNDS, MOST_ROUNDS),
    blockMs,
    longestMs,
  }
}
