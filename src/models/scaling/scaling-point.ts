/** Throughput at a number of workers, demand being enough to keep them all busy. */
export interface ScalingPoint {
  readonly workers: number
  readonly perSecond: number
  /** Half of the 95 % interval of it; points of wider intervals count less, if all have one. */
  readonly halfWidth?: number | null
}
