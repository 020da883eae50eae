interface WithHeap {
  readonly memory?: { readonly usedJSHeapSize: number }
}

/** Bytes on this thread's heap; null where the browser does not tell. */
const heapBytes = (): number | null => (performance as WithHeap).memory?.usedJSHeapSize ?? null

/** Numbers in a list that is too large for the space of the young, so that only a whole collection takes it back. */
const PRESSURE_NUMBERS = 100_000
const PRESSURES = 300
const BETWEEN_RESTS = 20

/**
 * Bytes that stay on the heap when what is not needed any more has been collected: much is allocated, so that the
 * browser collects, and the least that is then held is taken.
 */
export const keptBytes = async (rest: () => Promise<void>): Promise<number | null> => {
  let least = heapBytes()
  if (least === null) return null
  for (let n = 0; n < PRESSURES; n += 1) {
    // Looked at, so that no engine leaves it out.
    const pressure = new Array<number>(PRESSURE_NUMBERS).fill(n + 0.5)
    least = Math.min(least, (heapBytes() ?? least) + (pressure[n] === n ? 1 : 0))
    if (n % BETWEEN_RESTS === 0) await rest()
  }
  return least
}
