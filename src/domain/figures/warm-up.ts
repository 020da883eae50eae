import type { Micros } from '../time'

/** Where the warm-up of the present segment ends, by MSER-5 over calls, or MSER over rounds. */
export type WarmUp =
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Latencies were still changing at half of what was seen: nothing can be cut off. */
  | { readonly kind: 'not-warm' }
  | {
      readonly kind: 'warm'
      /** Calls that are left out of the steady figures, and rounds, counted from the first. */
      readonly cutCalls: number
      readonly cutRounds: number
      /** Mean call latency with and without them. */
      readonly meanOfAllUs: Micros
      readonly meanAfterUs: Micros
    }
