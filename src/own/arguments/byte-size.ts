/** Parts of a value that are looked at; more are counted as those before them. */
const MOST_PARTS = 20_000
/** Of a number or a reference, about, and of what stands around an object. */
const VALUE_BYTES = 8
const OBJECT_BYTES = 16

/** About how many bytes a value is when it is copied to another thread. */
export const byteSizeOf = (value: unknown): number => {
  const seen = new Set<object>()
  let parts = 0
  const all = (values: Iterable<unknown>, count: number): number => {
    let [bytes, looked] = [0, 0]
    for (const each of values) {
      if (parts >= MOST_PARTS) break
      bytes += sizeOf(each)
      looked += 1
    }
    return looked === 0 ? 0 : (bytes / looked) * count
  }
  const sizeOf = (part: unknown): number => {
    parts += 1
    if (typeof part === 'string') return part.length
    if (typeof part !== 'object' || part === null) return VALUE_BYTES
    if (seen.has(part)) return VALUE_BYTES
    seen.add(part)
    if (ArrayBuffer.isView(part)) return seen.has(part.buffer) ? VALUE_BYTES : sizeOf(part.buffer)
    if (part instanceof ArrayBuffer) return part.byteLength
    if (typeof SharedArrayBuffer !== 'undefined' && part instanceof SharedArrayBuffer) return VALUE_BYTES
    if (typeof Blob !== 'undefined' && part instanceof Blob) return VALUE_BYTES
    if (typeof ImageData !== 'undefined' && part instanceof ImageData) return part.data.byteLength
    if (Array.isArray(part)) return OBJECT_BYTES + all(part, part.length)
    if (part instanceof Map) return OBJECT_BYTES + all([...part].flat(), part.size * 2)
    if (part instanceof Set) return OBJECT_BYTES + all(part, part.size)
    const keys = Object.keys(part)
    const named = keys.reduce((bytes, key) => bytes + key.length, 0)
    return OBJECT_BYTES + named + all(Object.values(part), keys.length)
  }
  return Math.round(sizeOf(value))
}
