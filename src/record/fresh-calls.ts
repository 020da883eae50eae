import { STAGES, type Stage } from '../domain/call'
import { heatRowOf } from '../domain/heat'
import { micros } from '../domain/time'
import type { Bucket } from './bucket'
import { stageHistograms } from './bucket'
import type { CallStages, Submission } from './call-stages'
import { LatencyHistogram } from './histogram'

/** Figures of the whole run, in three digits. */
export interface RunHistograms {
  readonly stages: Readonly<Record<Stage, LatencyHistogram>>
  readonly lag: LatencyHistogram
}

/**
 * Latencies not yet handed on. A call costs one counter for each stage, here; what the run, the rolling window and
 * the heat map want of it, they are given for many calls at a time.
 */
export class FreshCalls {
  readonly #stages = stageHistograms(3)
  /** The same, in the order of `STAGES`. */
  readonly #byPlace = STAGES.map((stage) => this.#stages[stage])
  readonly #lag = new LatencyHistogram(3)
  readonly #lagUs = new Float64Array(1)

  record({ values }: CallStages): void {
    const histograms = this.#byPlace
    for (let place = 0; place < histograms.length; place += 1) histograms[place]?.recordFrom(values, place)
  }

  recordLag({ scheduledAt, submittedAt }: Submission): void {
    this.#lagUs[0] = scheduledAt === null ? 0 : (submittedAt - scheduledAt) * 1000
    this.#lag.recordFrom(this.#lagUs, 0)
  }

  /** Hands on what has been recorded since the last time, and forgets it. */
  handOn(run: RunHistograms, bucket: Bucket): void {
    if (this.#lag.count > 0) move(this.#lag, run.lag, bucket.lag)
    if (this.#stages.call.count === 0) return
    this.#stages.call.forEach((least, greatest, count) => {
      const row = heatRowOf(micros((least + greatest) / 2))
      bucket.heat[row] = (bucket.heat[row] ?? 0) + count
    })
    for (const stage of STAGES) move(this.#stages[stage], run.stages[stage], bucket.stages[stage])
  }
}

const move = (from: LatencyHistogram, ...into: readonly LatencyHistogram[]): void => {
  for (const histogram of into) histogram.add(from)
  from.reset()
}
