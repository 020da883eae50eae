import type { Claim } from './claim'
import { BATCHING } from './experiments/batching'
import { DENOMINATOR } from './experiments/denominator'
import { LOCK } from './experiments/lock'
import { OWN_POOL } from './experiments/own-pool'
import { PROPORTION } from './experiments/proportion'
import { USEFUL_WORK } from './experiments/useful-work'

/** Every claim, in the order of their numbers; a new one is a file and a row. */
export const CLAIMS: readonly Claim[] = [PROPORTION, LOCK, OWN_POOL, DENOMINATOR, USEFUL_WORK, BATCHING]
