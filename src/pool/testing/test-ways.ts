import type { BatchSize, TransportName } from '../index.js'

const TRANSPORTS = ['comlink', 'message', 'shared'] satisfies TransportName[]
export const BATCHES = [1, 8, 'auto'] satisfies BatchSize[]

/** Every way for calls to cross: what callers are promised holds on each. */
export const WAYS = TRANSPORTS.flatMap((transport) => BATCHES.map((batch) => ({ transport, batch })))
