/** Of x and y over one batch: their means, or their sums. */
export interface MeanPair {
  readonly x: number
  readonly y: number
}

/**
 * Batch means of a stream of paired values, however long, in memory that does not grow: as soon as 2·B batches are
 * full, neighbours are merged and the batch size doubles. From B values on there are B to 2·B − 1 batches of equal
 * size. O(1) for each value, and nothing is allocated for it.
 */
export class BatchSeries {
  readonly #sumsX: Float64Array
  readonly #sumsY: Float64Array
  readonly #firstBatchSize: number
  #length = 0
  #batchSize: number
  /** The batch that is being filled. */
  #filled = 0
  #sumX = 0
  #sumY = 0

  /**
   * @param batches B, the fewest batches once there are as many of them
   * @param batchSize values a batch at first
   */
  constructor(batches: number, batchSize = 1) {
    this.#firstBatchSize = batchSize
    this.#batchSize = batchSize
    this.#sumsX = new Float64Array(2 * batches)
    this.#sumsY = new Float64Array(2 * batches)
  }

  /** Values a batch: the first size times a power of two. */
  get batchSize(): number {
    return this.#batchSize
  }
  /** All values added, those of the unfinished batch with them. */
  get count(): number {
    return this.#length * this.#batchSize + this.#filled
  }

  /** Of all values, those of the unfinished batch with them. */
  get sum(): MeanPair {
    let [x, y] = [this.#sumX, this.#sumY]
    for (let n = 0; n < this.#length; n += 1) {
      x += this.#sumsX[n] ?? 0
      y += this.#sumsY[n] ?? 0
    }
    return { x, y }
  }

  /**
   * Adds a pair that lies in an array, where it can be taken from without making garbage.
   * @param x its place, like `y`
   */
  add(values: Float64Array, x = 0, y = 1): void {
    this.#sumX += values[x] ?? Number.NaN
    this.#sumY += values[y] ?? Number.NaN
    this.#filled += 1
    if (this.#filled === this.#batchSize) this.#close()
  }

  /** Means of the full batches, oldest first. */
  means(): readonly MeanPair[] {
    return Array.from({ length: this.#length }, (_, n) => ({
      x: (this.#sumsX[n] ?? 0) / this.#batchSize,
      y: (this.#sumsY[n] ?? 0) / this.#batchSize,
    }))
  }

  /** Forgets all values; batches are as small as at first again. */
  reset(): void {
    this.#length = 0
    this.#batchSize = this.#firstBatchSize
    this.#open()
  }

  #open(): void {
    this.#filled = 0
    this.#sumX = 0
    this.#sumY = 0
  }

  #close(): void {
    this.#sumsX[this.#length] = this.#sumX
    this.#sumsY[this.#length] = this.#sumY
    this.#length += 1
    this.#open()
    if (this.#length === this.#sumsX.length) this.#merge()
  }

  #merge(): void {
    mergeNeighbours(this.#sumsX)
    mergeNeighbours(this.#sumsY)
    this.#length /= 2
    this.#batchSize *= 2
  }
}

/** Sums of neighbours, in the first half of the same array. */
const mergeNeighbours = (sums: Float64Array): void => {
  for (let n = 0; 2 * n < sums.length; n += 1) sums[n] = (sums[2 * n] ?? 0) + (sums[2 * n + 1] ?? 0)
}
