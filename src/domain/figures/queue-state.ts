import type { Estimate } from './estimate'

/** What becomes of the queue, as far as can be told. */
export type QueueVerdict =
  /** It cannot be longer than there are callers: each awaits its call before it makes the next. */
  | { readonly kind: 'bounded'; readonly callers: number }
  /** A burst: nothing is added. `left` is the share of its calls that have not ended, 0 to 1. */
  | { readonly kind: 'draining'; readonly left: number }
  | { readonly kind: 'growing' }
  /** More comes than the pool can take, and the queue is as long as its limit lets it: the overflow rule decides. */
  | { readonly kind: 'full'; readonly limit: number }
  | { readonly kind: 'stable' }
  | { readonly kind: 'undecided'; readonly reason: string }

/** The queue's verdict with the figures that it rests on. Rates are calls a second, over the last windows. */
export interface QueueState {
  readonly verdict: QueueVerdict
  /** Slope of the queue's length; null where there are too few windows to tell. */
  readonly growthPerSecond: Estimate | null
  readonly arrivalsPerSecond: number | null
  /** What the ready workers could serve if they never idled; null before a call has returned. */
  readonly capacityPerSecond: number | null
  /** Arrivals ÷ capacity; null outside open demand. */
  readonly utilisation: number | null
}

/** Before anything is known. */
export const NO_QUEUE_STATE: QueueState = {
  verdict: { kind: 'undecided', reason: 'measuring has not begun' },
  growthPerSecond: null,
  arrivalsPerSecond: null,
  capacityPerSecond: null,
  utilisation: null,
}
