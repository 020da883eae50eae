import type { Wanted } from '../test-wanted'

/** A run, and what is said of it. */
export interface Case {
  readonly rule: string
  readonly when: string
  readonly of: 'live' | 'over'
  readonly run: Wanted
  /** The sentence of the rule. */
  readonly says: string
}
