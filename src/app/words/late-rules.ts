import { createLateValue } from '../late/late-value'

/** The introduction tells itself: the rules come for the first run of the visitor's own, or when there is time. */
export const LATE_RULES = createLateValue(async () => (await import('./run-rules')).RUN_RULES)
