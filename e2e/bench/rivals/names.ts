import type { LaneName } from '../../../src/pool/index'

/** How a pool of ours sends its calls: over which lane, and how many in one message. */
export interface PoolVariant {
  readonly lane: LaneName
  readonly batch: 1 | 'auto'
}

// Names of contenders that aims and reports speak of.
export const BARE_MESSAGE = 'bare postMessage'
export const BARE_COMLINK = 'bare Comlink'
export const LONE_CALLER = 'bare Comlink, 1 caller, 1 worker'
export const FASTEST_LIBRARY = 'fastest library'

export const oursNamed = ({ lane, batch }: PoolVariant): string => `ours: ${lane}, batch ${batch}`
