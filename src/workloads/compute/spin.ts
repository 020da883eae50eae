import { type Clock, type Micros, type Millis, micros, spanBetween } from '../../domain/time'

/** What a worker got done while it spun. */
export interface Spun {
  /** Wall clock, ms since 1970: to be compared between workers. */
  readonly from: number
  readonly to: number
  /** Pieces of work that were done in that time. */
  readonly pieces: number
  /** Where the chain ended: a compiler must compute it. */
  readonly end: number
  /** A piece in the quickest stretch of them, in which no other program came between; µs. */
  readonly quickestUs: Micros
}

/** Steps of a piece: some 20 µs, long against the reading of the clock that ends it. */
const STEPS = 15_000
/** Pieces of a stretch: some 1.3 ms, long against the clock’s step, short against the turn of another program. */
const STRETCH = 64

/** Work that every engine does in whole numbers, in a chain that no compiler can shorten. */
const piece = (from: number): number => {
  let x = from
  for (let step = 0; step < STEPS; step += 1) x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0
  return x
}

/** Keeps the thread busy for so long, and says how much of it the thread got. */
export const spin = (clock: Clock, ms: Millis): Spun => {
  const times = new Float64Array(STRETCH)
  const start = clock.now()
  let [now, pieces, quickest, x] = [start, 0, Number.POSITIVE_INFINITY, 1]
  while (spanBetween(start, now) < ms) {
    times[pieces % STRETCH] = now
    x = piece(x)
    now = clock.now()
    pieces += 1
    const before = times[pieces % STRETCH]
    if (pieces >= STRETCH && before !== undefined) quickest = Math.min(quickest, (now - before) / STRETCH)
  }
  const mean = (now - start) / Math.max(1, pieces)
  const { timeOrigin } = clock
  return {
    from: timeOrigin + start,
    to: timeOrigin + now,
    pieces,
    end: x,
    quickestUs: micros((Number.isFinite(quickest) ? quickest : mean) * 1000),
  }
}
