import type { Estimate } from '../figures/estimate'
/** An own function: what is kept, linked and sent to the lab, what can be wrong with it, and what is said of it. */

import type { Settings } from '../settings/settings'

/** How long a call of an own function may take where no time limit is set: nobody knows whether it ends, ms. */
export const OWN_LIMIT_MS = 5000

/**
 * How long loading a module, each of its first steps, and a call that tries it may take, ms. A shorter time limit is for
 * calls: what they rest on may take longer, and so may the first of them.
 */
export const ownStepLimitMs = (timeoutMs: number): number => Math.max(OWN_LIMIT_MS, timeoutMs)

/** What can be wrong with an own function. */
export type OwnFaultKind =
  | 'syntax'
  | 'no-default'
  | 'not-a-function'
  | 'import'
  | 'too-large'
  | 'setup'
  | 'args'
  | 'transfer'
  | 'clone'
  | 'throws'
  | 'never-settles'
  | 'memory'
  | 'top-level'
  | 'check'

/** What is wrong with an own function, at its place. */
export interface OwnFault {
  readonly kind: OwnFaultKind
  /** A sentence that says what is wrong and what to do. */
  readonly message: string
  /** Counted from 1; null where no line can be told. */
  readonly line: number | null
  /** Counted from 1; null where no column can be told. */
  readonly column: number | null
}

/** How a function can be run: on the page, on the page in slices that yield, through a pool. */
export type Way = 'direct' | 'sliced' | 'pool'

/** What one way of running the function costs its caller. A figure that cannot be told is null. */
export interface WayFigures {
  readonly way: Way
  /** 0 on the page. */
  readonly workers: number
  readonly calls: number
  readonly failed: number
  readonly callUs: Estimate | null
  readonly callsPerSecond: Estimate | null
  readonly frames: number
  readonly framesLost: number
  readonly longestBlockMs: number
  readonly blockedMsPerSecond: number
  /** Delay of a simulated key. */
  readonly inputDelayMs: Estimate | null
  /** Time on the caller's thread to copy arguments and results, apart from the crossing. */
  readonly copyUs: Estimate | null
  readonly argumentBytes: number | null
  readonly resultBytes: number | null
  readonly fault: OwnFault | null
  /** Why a figure is missing: a hidden page, for one. */
  readonly unknown: string | null
}

/** What the engineer knows and asks. */
export interface JudgeRequest {
  readonly code: string
  readonly callsPerSecond?: number
  /** Calls at once, instead of a rate. */
  readonly burst?: number
  readonly settings?: Partial<Settings>
}

export interface Judgement {
  readonly verdict: 'offload' | 'keep' | 'cannot-tell'
  readonly workers: number
  readonly sentence: string
  readonly ways: readonly WayFigures[]
  /** Each a sentence. */
  readonly reasons: readonly string[]
}

export interface JudgeOptions {
  /** Ends the measuring, and all that runs for it; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Hears how far it is, 0 to 1, and what is being done. */
  readonly onProgress?: (fraction: number, doing: string) => void
}

/**
 * Measures a function in each of its ways. Rejects with an error that has the `fault` of code that cannot be measured at
 * all, and with a RangeError that names what is wrong with the request.
 */
export type Judge = (request: JudgeRequest, options?: JudgeOptions) => Promise<Judgement>
