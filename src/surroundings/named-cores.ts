/** Logical cores as the browser names them; null where it does not: 0 is no count of them. */
export const namedCores = (): number | null => navigator.hardwareConcurrency || null
