/** One worker over the stretch that the timeline shows; arrays have one entry for each of its points. */
export interface WorkerHistory {
  readonly id: number
  readonly state: 'starting' | 'ready' | 'retiring' | 'gone'
  /** Whether it died, and another took its place. */
  readonly hasDied: boolean
  /** Calls it holds now: sent and not returned. */
  readonly holding: number
  /** Calls it returned in the whole run. */
  readonly calls: number
  /** Share of each bucket in which it ran a function, and in which it held a call: 0 to 255 for 0 to 1. */
  readonly busy: Uint8Array
  readonly held: Uint8Array
}
