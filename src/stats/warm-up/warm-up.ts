import { meanOf } from '../intervals/mean'
import { type Unknown, unknown } from '../unknown'

/** Fewest batches in which a warm-up can be told from noise. */
const FEWEST_BATCHES = 6
/** Values a batch, where nothing else is asked for: MSER-5. */
const BATCH_SIZE = 5

/** Where the warm-up ends. */
export interface Warm {
  readonly kind: 'warm'
  /** What is cut off from the beginning. */
  readonly cutBatches: number
  readonly cutValues: number
  /** Of all values, the warm-up with them. */
  readonly meanOfAll: number
  /** Of the values after the warm-up, to the last. */
  readonly meanAfter: number
}

/** The values go on changing for too long: half of them cut off, the rest would still be getting steadier. */
export interface NotWarm {
  readonly kind: 'not warm'
  /** Batches that were examined, and the cut beyond which no warm-up is looked for. */
  readonly batches: number
  readonly limit: number
}

const batchMeansOf = (values: readonly number[], size: number): readonly number[] =>
  Array.from({ length: Math.floor(values.length / size) }, (_, n) =>
    meanOf(values.slice(n * size, (n + 1) * size)),
  )

/**
 * For each cut d from 0 to `limit`: Σ_{j>d}(zⱼ − z̄_d)² ÷ (k − d)², the squared standard error of the mean of what
 * is left. In one pass from the end, by B. Welford's recurrence (1962).
 */
const errorsOf = (means: readonly number[], limit: number): readonly number[] => {
  const errors = new Array<number>(limit + 1).fill(0)
  let [count, mean, squares] = [0, 0, 0]
  for (let d = means.length - 1; d >= 0; d -= 1) {
    const value = means[d] ?? 0
    count += 1
    const difference = value - mean
    mean += difference / count
    squares += difference * (value - mean)
    if (d <= limit) errors[d] = squares / count ** 2
  }
  return errors
}

/**
 * End of the warm-up by MSER (K. White 1997, Simulation 69; in batches of five: K. White, M. Cobb, S. Spratt 2000):
 * cut off as much of the beginning as makes the mean of the rest most certain, but at most half. A least error at
 * that limit means that the values have not settled.
 * @param values in the order in which they came; what fills no whole batch at the end counts in the means only
 * @param size values a batch; 1 where the values are means of many already
 */
export const warmUpOf = (values: readonly number[], size: number = BATCH_SIZE): Warm | NotWarm | Unknown => {
  const means = batchMeansOf(values, size)
  if (means.length < FEWEST_BATCHES)
    return unknown(`needs ${FEWEST_BATCHES * size} values, and has ${values.length}`)
  const limit = Math.floor(means.length / 2)
  const errors = errorsOf(means, limit)
  if (!errors.every(Number.isFinite)) return unknown('a value is not finite')
  const cutBatches = errors.indexOf(Math.min(...errors))
  if (cutBatches === limit) return { kind: 'not warm', batches: means.length, limit }
  const cutValues = cutBatches * size
  return {
    kind: 'warm',
    cutBatches,
    cutValues,
    meanOfAll: meanOf(values),
    meanAfter: meanOf(values.slice(cutValues)),
  }
}
