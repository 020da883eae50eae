import type { OwnFault, Way } from '../../domain/own/own'
import type { Settings } from '../../domain/settings/settings'

/** What the page asks of the stage, and what it is given: one row an exchange. */
export interface Exchanges {
  readonly prepare: { readonly asks: Preparing; readonly gives: StageSurroundings }
  readonly trial: { readonly asks: Trying; readonly gives: Trial }
  readonly pools: { readonly asks: PoolsAsked; readonly gives: null }
  readonly steady: { readonly asks: SteadyAsked; readonly gives: Steady }
  readonly block: { readonly asks: BlockAsked; readonly gives: Block }
  /** Bytes that stay on the heap of the stage's thread after a collection. */
  readonly heap: { readonly asks: null; readonly gives: Heap }
}
export type ExchangeName = keyof Exchanges

export interface Preparing {
  /** A module of JavaScript, ready to be loaded. */
  readonly source: string
  readonly seed: number
  /** Longest that loading it, each of its first steps, or a call that tries it may take, ms. */
  readonly stepLimitMs: number
}

/** What the stage stands in. */
export interface StageSurroundings {
  readonly isVisible: boolean
  /** Whether workers start in it, and why not. */
  readonly obstacle: string | null
}

/** How calls of the function come. */
export type StageDemand =
  | { readonly kind: 'rate'; readonly perSecond: number; readonly arrivals: Settings['arrivals'] }
  | { readonly kind: 'burst'; readonly calls: number }

export interface Trying {
  /** Calls are tried for this long, ms, and no more of them than `calls`. */
  readonly ms: number
  readonly calls: number
}

/** What the first calls have shown, made in a worker of their own. */
export interface Trial {
  readonly calls: number
  readonly failed: number
  /** What the first call that failed threw. */
  readonly failure: string | null
  /** Where that was thrown; null where no line can be told. */
  readonly failureLine: number | null
  /** Calls whose result `check` refused. */
  readonly refused: number
  readonly isAsync: boolean
  /** From the start of a call to its result, µs: what the later ones take, and the longest. */
  readonly callUs: number
  readonly longestUs: number
  /** Of that, the thread was held for, µs. */
  readonly heldUs: number
  /** Whether equal arguments gave different results. */
  readonly differs: boolean
  readonly argumentBytes: number
  readonly resultBytes: number
  /** Bytes of buffers among the arguments, which could be handed over. */
  readonly bufferBytes: number
  /** Whether arguments are handed over instead of copied. */
  readonly handsOver: boolean
  /** Why arguments, or results, cannot be sent to another thread. */
  readonly unsendable: string | null
}

export interface PoolsAsked {
  /** Workers of each pool. */
  readonly sizes: readonly number[]
  readonly transport: Settings['transport']
  readonly batch: Settings['batch']
}

export interface SteadyAsked {
  /** Batches are timed for this long at least, ms. */
  readonly ms: number
  /** What a call takes, as far as it is known, µs. */
  readonly callUs: number
  readonly isAsync: boolean
}

/** Means of batches of calls made one after another on the stage's thread, µs a call, oldest first. */
export interface Steady {
  readonly own: readonly number[]
  /** Of a function that does nothing, in the same wrapper, with the same arguments, in turn. */
  readonly empty: readonly number[]
}

export interface Heap {
  /** Null where the browser does not tell. */
  readonly keptBytes: number | null
}

/** What runs in a block: one of the ways, or nothing, to know what the page loses by itself. */
export type StageWay = Way | 'idle'

export interface BlockAsked {
  readonly way: StageWay
  /** Which pool; 0 on the page. */
  readonly workers: number
  readonly ms: number
  readonly demand: StageDemand
  /** Number of the first call. */
  readonly first: number
  /** Longest that a burst may take, ms. */
  readonly longestMs: number
  /** What a call takes, as far as it is known, µs: calls far shorter than a task come several in one. */
  readonly callUs: number
  readonly argumentBytes: number
}

/** What happened in a block. Counts, and lengths of time in ms where not said otherwise. */
export interface Block {
  readonly spanMs: number
  /** Calls that were due, those of them that settled while calls came, and in all, and that failed. */
  readonly due: number
  readonly settledInTime: number
  readonly settled: number
  readonly failed: number
  /** From when a call was due to its result, µs, of all that settled, failed ones left out. */
  readonly callUsSum: number
  /** Time in which calls came or ran. */
  readonly activeMs: number
  /** Frames drawn, the time they had, and the longest between two of them. */
  readonly frames: number
  readonly framesMs: number
  readonly longestGapMs: number
  /** How long the thread was held by calls, by sending them and by reading their results. */
  readonly heldMs: number
  readonly longestHeldMs: number
  /** Long animation frames, where the browser tells of them; else 0. */
  readonly longFrames: number
  /** Simulated keys, and how late they were handled. */
  readonly keys: number
  readonly keyDelayMsSum: number
  readonly longestKeyDelayMs: number
  /** Time inside `postMessage` and in reading what came, µs, on the caller's thread. */
  readonly copyUsSum: number
  readonly wasHidden: boolean
  readonly failure: string | null
  /** Of all results, so that none can be left out. */
  readonly checksum: number
}

/** A question of the page. */
export interface StageAsk<K extends ExchangeName = ExchangeName> {
  readonly id: number
  readonly kind: K
  readonly asks: Exchanges[K]['asks']
}

/** An answer of the stage. It comes from where unknown code ran: nothing in it is taken on trust. */
export type StageReply =
  | { readonly id: number; readonly kind: 'answer'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'fault'; readonly fault: OwnFault }
