import { ABSENCE_CASES } from './cases/test-absence'
import { CALL_CASES } from './cases/test-call'
import { CAPACITY_CASES } from './cases/test-capacity'
import type { Case } from './cases/test-case'
import { DOUBT_CASES } from './cases/test-doubt'
import { LATENCY_CASES } from './cases/test-latency'
import { LOSSES_CASES } from './cases/test-losses'
import { STATE_CASES } from './cases/test-state'
import { SYSTEMS_CASES } from './cases/test-systems'
import { WORTH_CASES } from './cases/test-worth'

/** Every rule at least once; where it tells causes apart, each of them. A table is of the file of `rules` that has its name. */
export const CASES: readonly Case[] = [
  ...SYSTEMS_CASES,
  ...DOUBT_CASES,
  ...STATE_CASES,
  ...LATENCY_CASES,
  ...ABSENCE_CASES,
  ...LOSSES_CASES,
  ...CAPACITY_CASES,
  ...WORTH_CASES,
  ...CALL_CASES,
]
