import type { Figure, Way, WayFigures } from '../../domain/own'
import { meanOfRepeats } from '../../stats/intervals/frozen'
import { halfWidthOf, meanOf, residualsFromMean } from '../../stats/intervals/mean'
import type { Block, OwnDemand, Trial } from '../stage/protocol'

/** Yes or no where it can be told; one round may say this and another that. */
export type Told = 'yes' | 'no' | 'unclear'

/** What one way came to, in all rounds. */
export interface WayFacts {
  readonly figures: WayFigures
  /** Whether the page stays free: it loses no more frames than by itself, and is not held for long. */
  readonly isFree: Told
  readonly keepsUp: Told
  /** Frames lost beyond those that the page loses by itself, as a share of all. */
  readonly loss: Figure
}

/** One way's blocks, a round each, beside blocks in which nothing ran. */
export interface WayBlocks {
  readonly way: Way
  readonly workers: number
  readonly blocks: readonly Block[]
  readonly idle: readonly Block[]
}

export interface Measured {
  readonly trial: Trial
  readonly demand: OwnDemand
  /** Between two frames, ms. */
  readonly frameMs: number
}

/** Share of lost frames from which a page is not smooth: one in thirty-three is two a second. */
const LOST_SHARE = 0.03
/** From here on the thread is held for so long that people feel it, ms: a long task (W3C, Long Tasks). */
const LONG_TASK_MS = 50
/** Share of the rounds from which a thing is so, and up to which it is not. */
const MOST_ROUNDS = 0.75
const FEW_ROUNDS = 0.25

/** Time between frames while nothing runs: the least of the rounds, since what disturbs only makes it longer. */
export const frameMsOf = (idle: readonly Block[]): number | null => {
  const spans = idle.filter(({ frames }) => frames > 1).map(({ frames, framesMs }) => framesMs / frames)
  return spans.length === 0 ? null : Math.min(...spans)
}

const expectedFrames = ({ framesMs }: Block, frameMs: number) => Math.round(framesMs / frameMs)
const lostFrames = (block: Block, frameMs: number) =>
  Math.max(0, expectedFrames(block, frameMs) - block.frames)
const lossOf = (block: Block, frameMs: number) =>
  lostFrames(block, frameMs) / Math.max(1, expectedFrames(block, frameMs))

const sumOf = (blocks: readonly Block[], part: (block: Block) => number) =>
  blocks.reduce((sum, block) => sum + part(block), 0)

/** Mean of rounds with its interval; null where rounds are too few to give one. */
const figureOf = (rounds: readonly number[]): Figure | null => {
  if (rounds.length < 2) return null
  const found = meanOfRepeats(rounds)
  if (found.kind === 'none')
    return rounds.every((value) => value === 0) ? { value: 0, low: 0, high: 0 } : null
  const { value, low, high } = found
  return { value, low, high }
}

const told = (rounds: readonly boolean[]): Told => {
  const share = rounds.filter(Boolean).length / rounds.length
  if (share >= MOST_ROUNDS) return 'yes'
  return share <= FEW_ROUNDS ? 'no' : 'unclear'
}

const lossBeyondIdle = ({ blocks, idle }: WayBlocks, frameMs: number): Figure => {
  const shares = blocks.map((block, round) => {
    const beside = idle[round]
    return lossOf(block, frameMs) - (beside ? lossOf(beside, frameMs) : 0)
  })
  const value = meanOf(shares)
  const half = shares.length < 2 ? Number.POSITIVE_INFINITY : halfWidthOf(residualsFromMean(shares))
  return { value, low: value - half, high: value + half }
}

const isFreeOf = (blocks: readonly Block[], { low, high }: Figure): Told => {
  const isHeldLong = told(blocks.map(({ longestHeldMs }) => longestHeldMs >= LONG_TASK_MS))
  if (low > LOST_SHARE || isHeldLong === 'yes') return 'no'
  return high < LOST_SHARE && isHeldLong === 'no' ? 'yes' : 'unclear'
}

/** Calls that may be on their way at any moment though all keeps up. */
const underWay = (workers: number, { trial, demand }: Measured): number =>
  demand.kind === 'burst' ? 0 : 2 * workers + 2 + 1.5 * demand.perSecond * trial.callUs * 1e-6

const BACKLOG_SHARE = 0.1

const keepsUpOf = ({ blocks, workers, way }: WayBlocks, measured: Measured): Told => {
  const { demand, trial } = measured
  const inTime = told(
    blocks.map(
      ({ due, settledInTime }) =>
        due - settledInTime <= Math.max(underWay(workers, measured), BACKLOG_SHARE * due),
    ),
  )
  if (demand.kind === 'burst') return inTime
  // A block is too short for a queue that grows slowly: but more work than there is time is too much.
  const workUs = way === 'pool' ? trial.callUs / workers : trial.heldUs
  return demand.perSecond * workUs * 1e-6 > 1 ? 'no' : inTime
}

const perSettled = (blocks: readonly Block[], part: (block: Block) => number) =>
  figureOf(
    blocks
      .filter(({ settled, failed }) => settled > failed)
      .map((block) => part(block) / (block.settled - block.failed)),
  )

const figuresOf = ({ way, workers, blocks }: WayBlocks, { trial, frameMs }: Measured): WayFigures => ({
  way,
  workers,
  calls: sumOf(blocks, ({ settled }) => settled),
  failed: sumOf(blocks, ({ failed }) => failed),
  callUs: perSettled(blocks, ({ callUsSum }) => callUsSum),
  callsPerSecond: figureOf(
    blocks
      .filter(({ activeMs }) => activeMs > 0)
      .map(({ settledInTime, activeMs }) => (settledInTime / activeMs) * 1000),
  ),
  frames: sumOf(blocks, (block) => expectedFrames(block, frameMs)),
  framesLost: sumOf(blocks, (block) => lostFrames(block, frameMs)),
  longestBlockMs: Math.max(0, ...blocks.map(({ longestHeldMs }) => longestHeldMs)),
  blockedMsPerSecond:
    (sumOf(blocks, ({ heldMs }) => heldMs) /
      Math.max(
        1,
        sumOf(blocks, ({ spanMs }) => spanMs),
      )) *
    1000,
  inputDelayMs: figureOf(
    blocks.filter(({ keys }) => keys > 0).map(({ keyDelayMsSum, keys }) => keyDelayMsSum / keys),
  ),
  copyUs: way === 'pool' ? perSettled(blocks, ({ copyUsSum }) => copyUsSum) : null,
  argumentBytes: trial.argumentBytes,
  resultBytes: trial.resultBytes,
  fault: null,
  unknown: blocks.some(({ settled, failed }) => settled > failed) ? null : 'no call came to an end',
})

export const factsOf = (way: WayBlocks, measured: Measured): WayFacts => {
  const loss = lossBeyondIdle(way, measured.frameMs)
  return {
    figures: figuresOf(way, measured),
    isFree: isFreeOf(way.blocks, loss),
    keepsUp: keepsUpOf(way, measured),
    loss,
  }
}
