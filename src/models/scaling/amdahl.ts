/** What a curve of Amdahl’s law goes by. */
export interface Amdahl {
  /** Throughput of one worker, calls a second. */
  readonly gamma: number
  /** σ: share of the work that is done one call after another, 0 to 1. */
  readonly serial: number
}

/**
 * Times one worker’s throughput that c workers reach, when a share of the work is done one call after another:
 * c ÷ (1 + σ(c − 1)) (G. Amdahl 1967). It nears 1 ÷ σ, and never falls.
 * @param serial σ, 0 to 1
 */
export const amdahlSpeedUp = (serial: number, workers: number): number =>
  workers / (1 + serial * (workers - 1))

export const amdahlThroughput = ({ gamma, serial }: Amdahl, workers: number): number =>
  gamma * amdahlSpeedUp(serial, workers)
