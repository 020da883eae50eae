import { PLACE } from '../calls/call-stages'

/** Points at which two distributions are compared. */
const SHARES = 64

/** Places of the figures: in an array, where writing them makes no garbage. */
const GAPS = 0
const GAP_MEAN = 1
const GAP_SQUARES = 2
const LAST_ARRIVAL = 3
const HOLDS = 4
const HOLD_MEAN = 5
const HOLD_SQUARES = 6

/** Of a stream of spans: how many, their mean, ms, and variance ÷ mean². */
export interface Spread {
  readonly count: number
  readonly meanMs: number
  readonly cv2: number
}

/**
 * How calls arrive, and for how long each holds its worker: mean and variance of both, by Welford’s updates (1962),
 * which lose no digits however long the run; and how gaps are spread, beside those of a Poisson process.
 */
export class LoadTally {
  readonly #figures = new Float64Array(HOLD_SQUARES + 1)
  /** Gaps by which 64th of an exponential distribution they lie in. */
  readonly #byShare = new Uint32Array(SHARES)
  readonly #meanGapMs: number

  /** @param perSecond the rate that calls should arrive at; 0 where there is none */
  constructor(perSecond: number) {
    this.#meanGapMs = perSecond > 0 ? 1000 / perSecond : Number.POSITIVE_INFINITY
    this.#figures[LAST_ARRIVAL] = Number.NaN
  }

  /** Taken as a whole: a moment that is handed on by itself makes garbage. */
  arrived({ submittedAt }: { readonly submittedAt: number }): void {
    const figures = this.#figures
    const gap = submittedAt - (figures[LAST_ARRIVAL] as number)
    figures[LAST_ARRIVAL] = submittedAt
    if (!(gap >= 0)) return
    const count = (figures[GAPS] as number) + 1
    const off = gap - (figures[GAP_MEAN] as number)
    figures[GAPS] = count
    figures[GAP_MEAN] = (figures[GAP_MEAN] as number) + off / count
    figures[GAP_SQUARES] = (figures[GAP_SQUARES] as number) + off * (gap - (figures[GAP_MEAN] as number))
    const share = Math.min(SHARES - 1, Math.floor(SHARES * -Math.expm1(-gap / this.#meanGapMs)))
    this.#byShare[share] = (this.#byShare[share] as number) + 1
  }

  /** A call came back. @param values of the call, by `PLACE` */
  returned(values: Float64Array): void {
    const figures = this.#figures
    const hold = (values[PLACE.received] as number) - (values[PLACE.dispatched] as number)
    const count = (figures[HOLDS] as number) + 1
    const off = hold - (figures[HOLD_MEAN] as number)
    figures[HOLDS] = count
    figures[HOLD_MEAN] = (figures[HOLD_MEAN] as number) + off / count
    figures[HOLD_SQUARES] = (figures[HOLD_SQUARES] as number) + off * (hold - (figures[HOLD_MEAN] as number))
  }

  /** null before there are two. */
  get gaps(): Spread | null {
    return this.#spreadAt(GAPS)
  }
  get holds(): Spread | null {
    return this.#spreadAt(HOLDS)
  }

  /**
   * Largest distance of the gaps’ distribution from the exponential one with the rate that was asked for (A. Kolmogorov
   * 1933), at 64 points: 0 to 1. null without gaps, or a rate.
   */
  get distanceFromPoisson(): number | null {
    const count = this.#figures[GAPS] as number
    if (count === 0 || !Number.isFinite(this.#meanGapMs)) return null
    let below = 0
    let largest = 0
    this.#byShare.forEach((gaps, share) => {
      below += gaps
      largest = Math.max(largest, Math.abs(below / count - (share + 1) / SHARES))
    })
    return largest
  }

  #spreadAt(place: number): Spread | null {
    const [count = 0, meanMs = 0, squares = 0] = this.#figures.subarray(place, place + 3)
    return count < 2 || !(meanMs > 0) ? null : { count, meanMs, cv2: squares / count / meanMs ** 2 }
  }
}
