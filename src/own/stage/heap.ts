interface WithHeap {
  readonly memory?: { readonly usedJSHeapSize: number }
}

/** Bytes on this thread's heap; null where the browser does not tell. */
const heapBytes = (): number | null => (performance as WithHeap).memory?.usedJSHeapSize ?? null

const PRESSURE_BYTES = 8 * 2 ** 20
const PRESSURES = 40

/**
 * Bytes that stay on the heap when what is not needed any more has been collected: much is allocated, so that the
 * browser collects, and the least that is then held is taken.
 */
export const keptBytes = async (rest: () => Promise<void>): Promise<number | null> => {
  let least = heapBytes()
  if (least === null) return null
  for (let n = 0; n < PRESSURES; n += 1) {
    // Looked at, so that no engine leaves it out.
    const pressure = new Uint8Array(PRESSURE_BYTES)
    pressure[n] = 1
    if (n % 4 === 3) await rest()
    least = Math.min(least, heapBytes() ?? least)
  }
  return least
}
