import type { Random } from '../../../demand/random'
import type { Block, StageDemand, Trial } from '../../stage/protocol'
import type { OwnStage } from '../../stage/stage'
import type { PlannedWay, RoundsPlan } from './plan'

/** The blocks of all rounds, by way, in the order of the plan. */
export type Rounds = readonly { readonly planned: PlannedWay; readonly blocks: readonly Block[] }[]

interface RoundsAsked {
  readonly plan: RoundsPlan
  readonly trial: Trial
  readonly demand: StageDemand
  readonly callLimitMs: number
}

interface RoundsPorts {
  readonly random: Random
  readonly now: () => number
  /** Told before each round. */
  readonly onRound: (done: number, of: number) => Promise<void>
}

/** Longest that all rounds may take, ms; a busy machine has fewer of them then. */
const LONGEST_MS = 17_000
const FEWEST_ROUNDS = 4
/** Besides calls, a block waits for frames and messages, ms. */
const AROUND_MS = 3000
/** Calls of one block have numbers of their own. */
const CALLS_APART = 250_000

const shuffled = <T>(items: readonly T[], random: Random): readonly T[] =>
  items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)

/** A block of a way hung, or failed: which one. */
export class WayError extends Error {
  readonly planned: PlannedWay
  constructor(planned: PlannedWay, cause: unknown) {
    super('A way of running the function came to no end.', { cause })
    this.planned = planned
  }
}

/**
 * Runs rounds in which every way has one block, in another order each time: what the machine does meanwhile meets all of
 * them alike. How many rounds there are does not depend on what they show.
 * @throws {WayError}
 */
export const runRounds = async (
  stage: OwnStage,
  { plan, trial, demand, callLimitMs }: RoundsAsked,
  { random, now, onRound }: RoundsPorts,
): Promise<Rounds> => {
  const rounds = plan.ways.map((planned) => ({ planned, blocks: [] as Block[] }))
  const start = now()
  for (let round = 0; round < plan.rounds; round += 1) {
    if (round >= FEWEST_ROUNDS && now() - start > LONGEST_MS) break
    await onRound(round, plan.rounds)
    for (const { planned, blocks } of shuffled(rounds, random)) {
      const asks = {
        ...planned,
        demand,
        ms: plan.blockMs,
        longestMs: plan.longestMs,
        first: 1 + round * CALLS_APART,
        callUs: trial.heldUs,
        argumentBytes: trial.argumentBytes,
      }
      const limitMs = plan.blockMs + plan.longestMs + 2 * callLimitMs + AROUND_MS
      try {
        blocks.push(await stage.ask('block', asks, limitMs))
      } catch (error) {
        throw new WayError(planned, error)
      }
    }
  }
  return rounds
}

/** Only the rounds in which the page was seen all the time, and drew frames. */
export const seenRounds = (rounds: Rounds): Rounds => {
  const count = Math.min(...rounds.map(({ blocks }) => blocks.length))
  const isSeen = (round: number) =>
    rounds.every(({ planned, blocks }) => {
      const block = blocks[round]
      return block && !block.wasHidden && (planned.way !== 'idle' || block.frames > 1)
    })
  const seen = Array.from({ length: count }, (_, round) => round).filter(isSeen)
  return rounds.map(({ planned, blocks }) => ({
    planned,
    blocks: seen.flatMap((round) => blocks[round] ?? []),
  }))
}
