/** What results hand over instead of copying, by result. */
const handedOver = new WeakMap<object, readonly Transferable[]>()

/** Marks a result, in a worker's function, so that these objects in it are handed over instead of copied. */
export const transfer = <T extends object>(value: T, transferables: readonly Transferable[]): T => {
  handedOver.set(value, transferables)
  return value
}

/** Collects what `value` hands over. */
export const collectTransferables = (value: unknown, into: Transferable[]): void => {
  if (typeof value !== 'object' || value === null) return
  const transferables = handedOver.get(value)
  if (transferables) into.push(...transferables)
}
