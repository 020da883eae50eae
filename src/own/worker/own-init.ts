import type { Prepared } from '../module/prepare'

/** What a worker of an own function is given before its first call. */
export interface OwnInit extends Prepared {
  readonly seed: number
  /**
   * `calls`: it loads the function, and serves it; `direct`: it locks itself, and loads when it is asked to; `trial`: so
   * too, and it counts the memory that is taken.
   */
  readonly role: 'calls' | 'direct' | 'trial'
}

/** Names under which it serves, beside what every worker of the lab does. */
export const OWN = 'own'
export const LOAD = 'load'
export const STEP = 'step'
export const TRY_OUT = 'tryOut'
export const CALL_DIRECTLY = 'callDirectly'
