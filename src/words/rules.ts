import type { Rule } from './rule'
import { ABSENCE_RULES } from './rules/absence'
import { CALL_RULES } from './rules/call'
import { CAPACITY_RULES } from './rules/capacity'
import { DISTURBANCE_NOTES, DOUBT_RULES } from './rules/doubt'
import { LATENCY_RULES } from './rules/latency'
import { CERTAIN_LOSS_RULES, LOSS_RULES } from './rules/losses'
import { STATE_RULES } from './rules/state'
import { CERTAIN_RULES, SYSTEM_RULES } from './rules/systems'
import { WORTH_RULES } from './rules/worth'

/**
 * Every sentence on a run, and when it is said. Of each place the first that applies speaks, so causes that would
 * explain others away stand first: chains that cannot end, a queue that is too short, figures in doubt, calls lost, other traffic, a lock; then
 * what the pool can take, what it is worth, and where the time goes. A new one is a row.
 */
export const RULES: readonly Rule[] = [
  ...CERTAIN_RULES,
  ...CERTAIN_LOSS_RULES,
  ...DOUBT_RULES,
  ...STATE_RULES,
  ...LATENCY_RULES,
  ...ABSENCE_RULES,
  ...SYSTEM_RULES,
  ...LOSS_RULES,
  ...CAPACITY_RULES,
  ...WORTH_RULES,
  ...CALL_RULES,
  ...DISTURBANCE_NOTES,
]
