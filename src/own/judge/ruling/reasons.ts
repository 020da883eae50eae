import { capital, formatDuration, formatMemory, formatShare, formatWhole } from '../../../domain/text'
import { trimmedMean } from '../../../stats/intervals/paired-difference'
import { warmUpOf } from '../../../stats/warm-up/warm-up'
import type { Heap, Steady, Trial } from '../../stage/protocol'
import type { WayFacts } from '../facts/facts'
import { LOST_SHARE, TIMES_EMPTY } from '../limits'
import type { Asked } from '../plan/request'
import type { MeasuredWays } from './ruling'
import { blockText, framesText, waitedFor, waitOf, wayText, withMargin } from './way-text'

/** What else is known when a verdict is given. */
export interface JudgeBackground {
  readonly asked: Asked
  readonly trial: Trial
  /** Null where the function was not timed on the page. */
  readonly steady: Steady | null
  /** Bytes that the page's heap kept before, half-way and after, and the calls made on its thread in between. */
  readonly heap: { readonly kept: readonly Heap[]; readonly calls: number }
  /** Share of its frames that the page loses while nothing runs, 0 to 1. */
  readonly idleLoss: number
  readonly evidence: MeasuredWays
}

type Reason = (background: JudgeBackground) => string | null

/** Kept bytes below this are the engine's own. */
const LEAST_KEPT_BYTES = 4 * 2 ** 20
const LEAST_KEPT_A_CALL = 512

/** Frames lost, with the interval of what is lost beyond what the page loses by itself. */
const lossWords = ({ figures, loss, longFrames }: WayFacts): string => {
  const [low, high] = [Math.max(0, loss.low), Math.max(0, loss.high)]
  const beyond = high > 0 ? ` (${formatShare(low)} to ${formatShare(high)} more than by itself)` : ''
  const long = longFrames > 0 ? `, ${longFrames} long animation frames` : ''
  return `${framesText(figures)}${beyond}${long}`
}

const aWay = (way: WayFacts, { demand }: MeasuredWays): string => {
  const { figures, keepsUp } = way
  const wait = waitOf(figures, demand)
  const name = wayText(figures)
  const takes = wait ? `${waitedFor(demand)} takes ${withMargin(wait)}` : 'no call came to an end'
  const delay = figures.inputDelayMs
  const key = delay ? `, a key waits ${formatDuration(delay.value * 1000)}` : ''
  const copy = figures.copyUs ? `, copying ${formatDuration(figures.copyUs.value)} a call` : ''
  const pace = keepsUp === 'no' ? '; it does not keep up' : ''
  return `${capital(name)}: ${lossWords(way)}, held for ${blockText(figures)} at most${key}; ${takes}${copy}${pace}.`
}

/** After the warm-up, without the batches that something else disturbed. */
const steadyUs = (means: readonly number[]): number => {
  const found = warmUpOf(means, 1)
  return trimmedMean(means.slice(found.kind === 'warm' ? found.cutValues : Math.floor(means.length / 2)))
}

/** Only of functions that are short enough to be timed beside one that does nothing. */
const EMPTY_IN_SIGHT_US = 20

const emptyCall: Reason = ({ steady }) => {
  if (!steady || steady.own.length === 0 || steady.empty.length === 0) return null
  const [own, empty] = [steadyUs(steady.own), steadyUs(steady.empty)]
  if (own > EMPTY_IN_SIGHT_US || own >= TIMES_EMPTY * empty) return null
  return `The function is not told from an empty call (${formatDuration(own)} against ${formatDuration(empty)}): the engine may leave it out, or it does nothing.`
}

/** Nothing but the calls: what an event, the clock and a message add to each stands in the ways. */
const oneAfterAnother: Reason = ({ steady, trial }) => {
  if (!steady || steady.own.length === 0) return null
  const called = `Called one after another on the page, it takes ${formatDuration(steadyUs(steady.own))}`
  return trial.isAsync
    ? `${called} from start to result, and holds the thread for ${formatDuration(trial.heldUs)} of that: it is asynchronous.`
    : `${called}.`
}

const notSteady: Reason = ({ steady }) =>
  steady && warmUpOf(steady.own, 1).kind === 'not warm'
    ? 'Its time had not become steady when it was measured.'
    : null

const differs: Reason = ({ trial }) =>
  trial.differs ? 'It gives different results for equal arguments: its calls may not be alike.' : null

const failures: Reason = ({ evidence, trial }) => {
  const all = [evidence.direct, evidence.sliced, ...evidence.pools].map(({ figures }) => figures)
  const calls = trial.calls + all.reduce((sum, figures) => sum + figures.calls, 0)
  const failed = trial.failed + all.reduce((sum, figures) => sum + figures.failed, 0)
  if (failed === 0) return null
  const said = trial.failure === null ? '' : ` The first said: ${trial.failure}`
  return `${formatWhole(failed)} of ${formatWhole(calls)} calls threw; the times are of the others.${said}`
}

const refused: Reason = ({ trial }) =>
  trial.refused > 0
    ? `check() refused ${formatWhole(trial.refused)} of ${formatWhole(trial.calls)} results.`
    : null

/** Growth that goes on: what an engine keeps once, and what it has not collected yet, does not grow by as much again. */
const keepsMemory: Reason = ({ heap: { kept, calls } }) => {
  const [before, halfway, after] = kept.map(({ keptBytes }) => keptBytes)
  if (typeof before !== 'number' || typeof halfway !== 'number' || typeof after !== 'number') return null
  const least = 2 * Math.min(halfway - before, after - halfway)
  const aCall = least / Math.max(1, calls)
  if (least < LEAST_KEPT_BYTES || aCall < LEAST_KEPT_A_CALL) return null
  return `It keeps memory: some ${formatMemory(after - before)} after ${formatWhole(calls)} calls, that are never let go of.`
}

const sliceWords: Reason = ({ trial, evidence }) =>
  trial.heldUs > 5000 && evidence.sliced.figures.unknown === null
    ? 'Slices end between calls, never within one: to yield inside, the function must do so itself.'
    : null

const ONE_BY_ONE = {
  'no-rate': 'No rate was given: calls came one at a time, now and then.',
  rare: 'So rare calls were made one at a time, now and then: at their own rate too few would have come.',
} as const

const oneByOne: Reason = ({ asked }) => (asked.oneByOne === null ? null : ONE_BY_ONE[asked.oneByOne])

const restless: Reason = ({ idleLoss }) =>
  idleLoss > LOST_SHARE
    ? `While nothing ran, the page lost ${formatShare(idleLoss)} of its frames: the machine is busy, and the figures are worse than they need be.`
    : null

const handsOver: Reason = ({ trial, evidence: { pools } }) =>
  trial.handsOver && pools.length > 0 ? 'Its arguments are handed over, not copied.' : null

/** From here on it is worth a line of code to hand buffers over, bytes. */
const WORTH_HANDING_OVER = 100_000

const couldHandOver: Reason = ({ trial, evidence: { pools } }) => {
  const copyUs = pools[0]?.figures.copyUs
  if (trial.handsOver || trial.bufferBytes < WORTH_HANDING_OVER || !copyUs) return null
  return `Copying takes ${formatDuration(copyUs.value)} of the page's thread a call: export transfer(args) to hand over the buffers among the arguments.`
}

const REASONS: readonly Reason[] = [
  oneAfterAnother,
  emptyCall,
  failures,
  refused,
  differs,
  keepsMemory,
  handsOver,
  couldHandOver,
  sliceWords,
  notSteady,
  restless,
  oneByOne,
]

/** What the verdict rests on: each way in a sentence, and what is peculiar to the function or the machine. */
export const reasonsOf = (background: JudgeBackground): readonly string[] => {
  const { evidence } = background
  const ways = [evidence.direct, evidence.sliced, ...evidence.pools]
    .filter(({ figures }) => figures.unknown === null)
    .map((way) => aWay(way, evidence))
  return [...ways, ...REASONS.flatMap((reason) => reason(background) ?? [])]
}
