import { BATCHING } from './batching'
import type { Claim } from './claim'
import { DENOMINATOR } from './denominator'
import { LOCK } from './lock'
import { OWN_POOL } from './own-pool'
import { PROPORTION } from './proportion'
import { USEFUL_WORK } from './useful-work'

/** Every claim, in the order of their numbers; a new one is a file and a row. */
export const CLAIMS: readonly Claim[] = [PROPORTION, LOCK, OWN_POOL, DENOMINATOR, USEFUL_WORK, BATCHING]
