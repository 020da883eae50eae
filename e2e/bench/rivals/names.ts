import type { PoolVariant } from '../pages/pool-variant'

// Names of contenders that aims and reports speak of.
export const BARE_MESSAGE = 'bare postMessage'
export const BARE_COMLINK = 'bare Comlink'
export const LONE_CALLER = 'bare Comlink, 1 caller, 1 worker'
export const FASTEST_LIBRARY = 'fastest library'

export const oursNamed = ({ lane, batch }: PoolVariant): string => `ours: ${lane}, batch ${batch}`
