import { STAGES, type Stage } from '../../domain/call'
import { heatRowOf } from '../../domain/figures/pictures/heat'
import { micros } from '../../domain/time'
import type { Bucket } from '../buckets/bucket'
import { stageHistograms } from '../buckets/bucket'
import { LatencyHistogram } from '../percentiles/histogram'
import { type CallStages, PLACE, type SubmittedCall } from './call-stages'

/** Figures of the whole run, in three digits. */
export interface RunHistograms {
  readonly stages: Readonly<Record<Stage, LatencyHistogram>>
  readonly lag: LatencyHistogram
  /** Call latencies of those that were scheduled: lateness is a share of these alone. */
  readonly due: LatencyHistogram
}

/** Calls whose latencies are counted in one go. */
const ROWS = 256
const WIDTH = STAGES.length

/**
 * Latencies not yet handed on. Those of a call are only put down here; they are counted for many calls at a time, a
 * stage after the other, and handed on to the run, the rolling window and the heat map for more at a time.
 */
export class FreshCalls {
  readonly #stages = stageHistograms(3)
  /** The same, in the order of `STAGES`. */
  readonly #byPlace = STAGES.map((stage) => this.#stages[stage])
  /** Latencies that are not counted yet: those of one call side by side, in the order of `STAGES`. */
  readonly #uncounted = new Float64Array(ROWS * WIDTH)
  #rows = 0
  readonly #lag = new LatencyHistogram(3)
  readonly #lagUs = new Float64Array(1)
  readonly #due = new LatencyHistogram(3)

  record({ values }: CallStages): void {
    const uncounted = this.#uncounted
    const first = this.#rows * WIDTH
    for (let place = 0; place < WIDTH; place += 1) uncounted[first + place] = values[place] as number
    this.#rows += 1
    if (this.#rows === ROWS) this.#count()
  }

  recordLag({ scheduledAt, submittedAt }: SubmittedCall): void {
    this.#lagUs[0] = scheduledAt === null ? 0 : (submittedAt - scheduledAt) * 1000
    this.#lag.recordAll(this.#lagUs, 0, 1, 1)
  }

  /** A call of open demand came back. */
  recordDue({ values }: CallStages): void {
    this.#due.recordAll(values, PLACE.call, 1, 1)
  }

  /** Hands on what has been recorded since the last time, and forgets it. */
  handOn(run: RunHistograms, bucket: Bucket): void {
    if (this.#lag.count > 0) move(this.#lag, run.lag, bucket.lag)
    if (this.#due.count > 0) move(this.#due, run.due)
    this.#count()
    if (this.#stages.call.count === 0) return
    this.#stages.call.forEach((least, greatest, count) => {
      const row = heatRowOf(micros((least + greatest) / 2))
      bucket.heat[row] = (bucket.heat[row] ?? 0) + count
    })
    for (const stage of STAGES) move(this.#stages[stage], run.stages[stage], bucket.stages[stage])
  }

  #count(): void {
    if (this.#rows === 0) return
    for (let place = 0; place < WIDTH; place += 1)
      this.#byPlace[place]?.recordAll(this.#uncounted, place, WIDTH, this.#rows)
    this.#rows = 0
  }
}

const move = (from: LatencyHistogram, ...into: readonly LatencyHistogram[]): void => {
  for (const histogram of into) histogram.add(from)
  from.reset()
}
