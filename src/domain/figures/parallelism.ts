/** So many workers that compute at once, and how many cores’ work they did together. */
export interface ParallelStep {
  readonly workers: number
  /** At most `workers`; less when they had to share cores, with one another or with other programs. */
  readonly cores: number
}

/**
 * How much workers that compute get of the machine, measured with 1, 2, 4, … of them at once, for some milliseconds
 * each. It is what the machine gives just then, whatever number of cores the browser names.
 */
export interface Parallelism {
  /** What one worker alone got of a core, 0 to 1: well below 1, other programs had the rest. */
  readonly alone: number
  /** Doubled until more workers brought no more, or there was no time for more. Never empty. */
  readonly steps: readonly ParallelStep[]
  /** The most cores’ work of all steps. */
  readonly cores: number
}
