import type { Settings } from '../domain/settings/settings'
import type { Facts } from './facts/facts'

/**
 * Where a sentence stands. Of each place the first rule that applies speaks, in this order: `state`, what happens or
 * has happened; `loss`, what became of calls that did not complete; `background`, the same of other traffic;
 * `latency`, what a call takes, or why that is not known; `advice`, why, and what to try; `note`, what else should be
 * known.
 */
export const PLACES = ['state', 'loss', 'background', 'latency', 'advice', 'note'] as const
export type SentencePlace = (typeof PLACES)[number]

/** What a rule says. */
export interface Saying {
  readonly text: string
  /** Changes of settings that the text names, each by itself. */
  readonly tries?: readonly Partial<Settings>[]
}

/** A sentence, and when it is said. */
export interface Rule {
  readonly id: string
  readonly place: SentencePlace
  /** Of a run that goes on, one that is over, or either. */
  readonly of: 'live' | 'over' | 'both'
  /** null where the rule does not apply. */
  readonly say: (facts: Facts) => Saying | null
}

export const applies = ({ of }: Rule, { moment }: Facts): boolean => of === 'both' || of === moment.kind
