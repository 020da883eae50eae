import type { Way } from '../../../domain/own/own'
import type { Block, Trial } from '../../stage/protocol'
import { blankWay, type WayFacts } from './facts'

/** A block of 300 ms in which 60 calls of 1 ms came and settled, and no frame was lost, but for what is said. */
export const blockOf = (changed: Partial<Block> = {}): Block => ({
  spanMs: 330,
  due: 60,
  settledInTime: 60,
  settled: 60,
  failed: 0,
  callUsSum: 60_000,
  activeMs: 300,
  frames: 18,
  framesMs: 300,
  longestGapMs: 17,
  heldMs: 60,
  longestHeldMs: 1,
  longFrames: 0,
  keys: 10,
  keyDelayMsSum: 2,
  longestKeyDelayMs: 1,
  copyUsSum: 600,
  wasHidden: false,
  failure: null,
  checksum: 1,
  ...changed,
})

export const trialOf = (changed: Partial<Trial> = {}): Trial => ({
  calls: 200,
  failed: 0,
  failure: null,
  failureLine: null,
  refused: 0,
  isAsync: false,
  callUs: 1000,
  longestUs: 2000,
  heldUs: 1000,
  differs: false,
  argumentBytes: 8,
  resultBytes: 8,
  bufferBytes: 0,
  handsOver: false,
  unsendable: null,
  ...changed,
})

interface FactsGiven extends Partial<Omit<WayFacts, 'figures'>> {
  /** µs a call, and calls a second, each give or take a hundredth. */
  readonly callUs?: number
  readonly perSecond?: number
  readonly longestBlockMs?: number
}

const about = (value: number) => ({ value, low: value * 0.99, high: value * 1.01 })

/** Facts of a way that is free and keeps up, but for what is said. */
export const wayFactsOf = (way: Way, workers: number, given: FactsGiven = {}): WayFacts => {
  const { callUs = 1000, perSecond = 200, longestBlockMs = 1, ...facts } = given
  return {
    figures: {
      ...blankWay(way, workers, null),
      calls: 480,
      callUs: about(callUs),
      callsPerSecond: about(perSecond),
      frames: 144,
      longestBlockMs,
    },
    isFree: 'yes',
    keepsUp: 'yes',
    loss: { value: 0, low: 0, high: 0 },
    longFrames: 0,
    ...facts,
  }
}
