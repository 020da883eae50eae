/**
 * A call that its function can call back, as it is sent: under this name, with the function's own name, the places of
 * callbacks among the arguments, and the arguments, a port in each of these places.
 */
export const LINKED = 'pool:linked'
export type LinkedArguments = readonly [method: string, places: readonly number[], ...args: unknown[]]

/** Whether it was the pool that named a call so, and not a caller. */
export const isLinked = (sentAs: string, [method, places]: readonly unknown[]): boolean =>
  sentAs === LINKED && typeof method === 'string' && Array.isArray(places)

/** Asked of a callback's far end: by then, all that was sent to it before has arrived. */
export const ARRIVED = 'pool:arrived'
