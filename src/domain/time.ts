/**
 * Points and lengths of time. Two units only: instants and long spans are milliseconds (what the browser's
 * clock gives), latencies are microseconds (what people compare). This file is the only one that casts.
 */
declare const unit: unique symbol

/** A point on the caller's clock, ms since that thread's time origin. */
export type Instant = number & { readonly [unit]: 'instant' }
/** A span in milliseconds. */
export type Millis = number & { readonly [unit]: 'millis' }
/** A latency in microseconds. */
export type Micros = number & { readonly [unit]: 'micros' }

export const instant = (ms: number): Instant => ms as Instant
export const millis = (ms: number): Millis => ms as Millis
export const micros = (us: number): Micros => us as Micros

/** From `start` to `end`, in ms. */
export const spanBetween = (start: Instant, end: Instant): Millis => (end - start) as Millis
/** From `start` to `end`, in µs. */
export const latencyBetween = (start: Instant, end: Instant): Micros => ((end - start) * 1000) as Micros
/** `span` after `start`. */
export const later = (start: Instant, span: Millis): Instant => (start + span) as Instant

/** The clock of one thread. Handed in, so that a test can crank it by hand. */
export interface Clock {
  readonly now: () => Instant
  /** Wall-clock moment of instant 0, ms since 1970; compared between threads of one page, never across visits. */
  readonly timeOrigin: number
}
