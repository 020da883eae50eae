import type { Prepared } from '../module/prepare'

/** What a worker of an own function is given before its first call. */
export interface OwnInit extends Prepared {
  readonly seed: number
  /** `calls`: it loads the function, and serves it; `direct`: it locks itself, and loads when it is asked to. */
  readonly role: 'calls' | 'direct'
}

/** Names under which it serves, beside what every worker of the lab does. */
export const OWN = 'own'
export const LOAD = 'load'
export const TRY_OUT = 'tryOut'
export const CALL_DIRECTLY = 'callDirectly'
