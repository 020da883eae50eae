/** Parameters of the Universal Scalability Law. */
export interface Usl {
  /** γ: throughput of one worker, calls per second. */
  readonly gamma: number
  /** α (or σ): what workers wait for one another; as a share, 0 to 1. With β = 0 this is Amdahl’s serial share. */
  readonly alpha: number
  /** β (or κ): what keeping each other up to date costs, which grows with the pairs of them; 0 or more. */
  readonly beta: number
}

/** X(c) = γc ÷ (1 + α(c − 1) + βc(c − 1)) (N. Gunther 2007, Guerrilla Capacity Planning, ch. 4). */
export const uslThroughput = ({ gamma, alpha, beta }: Usl, workers: number): number =>
  (gamma * workers) / (1 + alpha * (workers - 1) + beta * workers * (workers - 1))

/** √((1 − α) ÷ β): with more workers throughput falls; null where it never does. */
export const uslPeak = ({ alpha, beta }: Usl): number | null =>
  beta > 0 && alpha < 1 ? Math.sqrt((1 - alpha) / beta) : null
