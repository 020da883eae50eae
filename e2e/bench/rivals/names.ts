import type { TransportName } from '../../../src/pool/index'

/** How a pool of ours sends its calls: over which transport, and how many in one message. */
export interface PoolVariant {
  readonly transport: TransportName
  readonly batch: 1 | 'auto'
}

// Names of contenders that aims and reports speak of.
export const BARE_MESSAGE = 'bare postMessage'
export const BARE_COMLINK = 'bare Comlink'
export const LONE_CALLER = 'bare Comlink, 1 caller, 1 worker'
export const FASTEST_LIBRARY = 'fastest library'

export const oursNamed = ({ transport, batch }: PoolVariant): string => `ours: ${transport}, batch ${batch}`
