/** What results hand over instead of copying, by result. */
const handedOver = new WeakMap<object, readonly Transferable[]>()

/**
 * Marks a result, in a worker's function, so that these objects in it are handed over instead of copied: they are gone
 * in the worker from then on. What cannot be handed over is copied. Default: all is copied.
 * @example serve({ pixels: (size: number) => { const bytes = new Uint8Array(size); return transfer(bytes, [bytes.buffer]) } })
 */
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
