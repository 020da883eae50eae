import { createLateValue } from '../../late/late-value'

/** Nobody reads a definition before the first paint: they come for the first word that is pointed at, or when there is time. */
export const LATE_TERMS = createLateValue(async () => (await import('../terms')).termInWords)
