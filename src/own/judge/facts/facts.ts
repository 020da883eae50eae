import type { Estimate } from '../../../domain/figures/estimate'
import type { OwnFault, Way, WayFigures } from '../../../domain/own/own'
import { formatDuration } from '../../../domain/text'
import { onLogScale } from '../../../stats/intervals/log-scale'
import { pairedDifference } from '../../../stats/intervals/paired-difference'
import type { Block, StageDemand, Trial } from '../../stage/protocol'
import { LONG_TASK_MS, LOST_SHARE } from '../limits'

/** Yes or no where it can be told; one round may say this and another that. */
export type Told = 'yes' | 'no' | 'unclear'

/** What one way came to, in all rounds. */
export interface WayFacts {
  readonly figures: WayFigures
  /** Whether the page stays free: it loses no more frames than by itself, and is not held for long. */
  readonly isFree: Told
  readonly keepsUp: Told
  /** Frames lost beyond those that the page loses by itself, as a share of all. */
  readonly loss: Estimate
  /** Long animation frames; 0 where the browser does not tell of them. */
  readonly longFrames: number
}

/** One way's blocks, a round each, beside blocks in which nothing ran. */
export interface WayBlocks {
  readonly way: Way
  readonly workers: number
  readonly blocks: readonly Block[]
  readonly idle: readonly Block[]
}

export interface MeasuredTrial {
  readonly trial: Trial
  readonly demand: StageDemand
  /** Between two frames, ms. */
  readonly frameMs: number
}

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

/** Trimmed mean of rounds, with its interval: a round that something else disturbed is left out, as everywhere here. */
const figureOf = (rounds: readonly number[]): Estimate | null => {
  const found = pairedDifference(rounds.map((value) => ({ without: 1, with: 1 + value })))
  if (found.kind === 'none') return null
  const { mean, high } = found
  return mean > 0 ? { value: mean, ...onLogScale(mean, high - mean) } : { value: 0, low: 0, high: 0 }
}

const told = (rounds: readonly boolean[]): Told => {
  const share = rounds.filter(Boolean).length / rounds.length
  if (share >= MOST_ROUNDS) return 'yes'
  return share <= FEW_ROUNDS ? 'no' : 'unclear'
}

/** Rounds that something else disturbed are left out, as in all paired comparisons. */
const lossBeyondIdle = ({ blocks, idle }: WayBlocks, frameMs: number): Estimate => {
  const pairs = blocks.map((block, round) => {
    const beside = idle[round]
    return { without: 1, with: 1 + lossOf(block, frameMs) - (beside ? lossOf(beside, frameMs) : 0) }
  })
  const found = pairedDifference(pairs)
  return found.kind === 'none'
    ? { value: 0, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    : { value: found.mean, low: found.low, high: found.high }
}

const isFreeOf = (blocks: readonly Block[], { low, high }: Estimate): Told => {
  const isHeldLong = told(blocks.map(({ longestHeldMs }) => longestHeldMs >= LONG_TASK_MS))
  if (low > LOST_SHARE || isHeldLong === 'yes') return 'no'
  return high < LOST_SHARE && isHeldLong === 'no' ? 'yes' : 'unclear'
}

/** Calls that may be on their way at any moment though all keeps up. */
const underWay = (workers: number, { trial, demand }: MeasuredTrial): number =>
  demand.kind === 'burst' ? 0 : 2 * workers + 2 + 1.5 * demand.perSecond * trial.callUs * 1e-6

const BACKLOG_SHARE = 0.1
/** Share of a block from which a thread that calls hold has no time left. */
const FULL = 0.97

/** A block is too short for a queue that grows slowly: but a thread that is always held has more to do than it can. */
const keepsUpOf = ({ blocks, workers, way }: WayBlocks, measured: MeasuredTrial): Told => {
  const mayBeUnderWay = underWay(workers, measured)
  const isFull = ({ heldMs, spanMs }: Block) =>
    way !== 'pool' && measured.demand.kind === 'rate' && heldMs > FULL * spanMs
  return told(
    blocks.map(
      (block) =>
        !isFull(block) &&
        block.due - block.settledInTime <= Math.max(mayBeUnderWay, BACKLOG_SHARE * block.due),
    ),
  )
}

const perSettled = (blocks: readonly Block[], part: (block: Block) => number) =>
  figureOf(
    blocks
      .filter(({ settled, failed }) => settled > failed)
      .map((block) => part(block) / (block.settled - block.failed)),
  )

const figuresOf = ({ way, workers, blocks }: WayBlocks, { trial, frameMs }: MeasuredTrial): WayFigures => ({
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

export const factsOf = (way: WayBlocks, measured: MeasuredTrial): WayFacts => {
  const loss = lossBeyondIdle(way, measured.frameMs)
  return {
    figures: figuresOf(way, measured),
    isFree: isFreeOf(way.blocks, loss),
    keepsUp: keepsUpOf(way, measured),
    loss,
    longFrames: sumOf(way.blocks, ({ longFrames }) => longFrames),
  }
}

/** A way of which nothing is known. */
export const blankWay = (way: Way, workers: number, fault: OwnFault | null): WayFigures => ({
  way,
  workers,
  calls: 0,
  failed: 0,
  callUs: null,
  callsPerSecond: null,
  frames: 0,
  framesLost: 0,
  longestBlockMs: 0,
  blockedMsPerSecond: 0,
  inputDelayMs: null,
  copyUs: null,
  argumentBytes: null,
  resultBytes: null,
  fault,
  unknown: null,
})

/** A function that holds its thread for so long was not run on the page: what it would do to it is known without. */
export const tooLongForPage = (
  way: 'direct' | 'sliced',
  { heldUs, argumentBytes, resultBytes }: Trial,
): WayFacts => ({
  figures: {
    ...blankWay(way, 0, null),
    callUs: { value: heldUs, low: heldUs, high: heldUs },
    longestBlockMs: heldUs / 1000,
    argumentBytes,
    resultBytes,
    unknown: `not run on the page: a call holds its thread for ${formatDuration(heldUs)}, as measured in a worker`,
  },
  isFree: 'no',
  keepsUp: 'unclear',
  loss: { value: 0, low: 0, high: 0 },
  longFrames: 0,
})
