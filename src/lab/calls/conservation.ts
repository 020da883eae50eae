import type { Counts } from '../../domain/call'
import type { Pool } from '../../pool/index'
import { type CallBooks, endedIn, type Settled, sumOf } from '../../record/calls/call-books'
import type { Background, PlaceCounts } from '../systems/background'
import type { Nesting } from '../systems/nesting'

/** Who counts the calls of a run. */
export interface Counting {
  /** Of the calls that callers make. */
  readonly recorder: { readonly books: CallBooks }
  readonly nesting: Nesting | null
  readonly background: Background | null
}

const placesIn = (main: PlaceCounts, own: PlaceCounts | null | undefined): PlaceCounts =>
  own
    ? {
        blocked: main.blocked + own.blocked,
        queued: main.queued + own.queued,
        inFlight: main.inFlight + own.inFlight,
      }
    : main

/** Sets what was submitted against where every call is, over all who make calls in a run. */
export class Conservation {
  readonly #pool: Pool<object>
  readonly #counting: Counting
  #worstUnaccounted = 0
  #worstAtOdds = 0

  constructor(pool: Pool<object>, counting: Counting) {
    this.#pool = pool
    this.#counting = counting
  }

  /** Most calls that were in no place, or in two, whenever it was looked. */
  get worstUnaccounted(): number {
    return this.#worstUnaccounted
  }
  /** See `PoolStats.atOdds`. */
  get worstAtOdds(): number {
    return this.#worstAtOdds
  }

  /** Where every call is, and how many are in no place or in two. */
  balance(): { readonly counts: Counts; readonly unaccounted: number } {
    const main = this.#pool.stats()
    this.#worstAtOdds = main.atOdds
    const { blocked, queued, inFlight } = placesIn(main, this.#counting.background?.places())
    const { submitted, settled } = this.#ofAll()
    const unaccounted = submitted - endedIn(settled) - blocked - queued - inFlight
    this.#worstUnaccounted = Math.max(this.#worstUnaccounted, Math.abs(unaccounted))
    return { counts: { submitted, ...settled, blocked, queued, inFlight }, unaccounted }
  }

  /** All calls of the run: those of callers, those made from inside workers, and the background. */
  #ofAll(): { readonly submitted: number; readonly settled: Settled } {
    const { recorder, nesting, background } = this.#counting
    const all = [recorder.books, nesting?.chains.books, background?.tally.books].filter(
      (books): books is CallBooks => books !== undefined,
    )
    return {
      submitted: all.reduce((sum, books) => sum + books.submitted, 0),
      settled: sumOf(...all.map((books) => books.settled)),
    }
  }
}
