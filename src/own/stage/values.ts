/** Parts of a value that are looked at: enough to tell two apart, few enough to take no time. */
const MOST_PARTS = 20_000
const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193
const NUMBER_BYTES = 8
const BYTES_A_CHARACTER = 2

const mixed = (hash: number, part: number) => Math.imul(hash ^ part, FNV_PRIME)
const double = new Float64Array(1)
const halves = new Int32Array(double.buffer)

const ofNumber = (hash: number, value: number) => {
  double[0] = value
  return mixed(mixed(hash, halves[0] ?? 0), halves[1] ?? 0)
}

const ofText = (hash: number, text: string) => {
  const step = Math.ceil(text.length / MOST_PARTS)
  let next = mixed(hash, text.length)
  for (let n = 0; n < text.length; n += step || 1) next = mixed(next, text.charCodeAt(n))
  return next
}

const ofBytes = (hash: number, bytes: Uint8Array) => {
  const step = Math.ceil(bytes.length / MOST_PARTS)
  let next = mixed(hash, bytes.length)
  for (let n = 0; n < bytes.length; n += step || 1) next = mixed(next, bytes[n] ?? 0)
  return next
}

const bytesOf = (value: object): Uint8Array | null => {
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer) return new Uint8Array(value)
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null
}

const partsOf = (value: object): readonly unknown[] => {
  if (Array.isArray(value)) return value
  if (value instanceof Map) return [...value].flat()
  if (value instanceof Set) return [...value]
  if (value instanceof Date) return [value.getTime()]
  if (typeof ImageData !== 'undefined' && value instanceof ImageData) return [value.width, value.height, value.data]
  return Object.entries(value).flat()
}

/** Walks a value, whatever its shape: each part once, in order. @returns whether all of it was looked at */
const walk = (value: unknown, onPart: (part: unknown, bytes: Uint8Array | null) => void): boolean => {
  const seen = new Set<object>()
  const waiting: unknown[] = [value]
  for (let count = 0; waiting.length > 0; count += 1) {
    if (count === MOST_PARTS) return false
    const part = waiting.pop()
    if (typeof part !== 'object' || part === null) {
      onPart(part, null)
      continue
    }
    if (seen.has(part)) continue
    seen.add(part)
    const bytes = bytesOf(part)
    onPart(part, bytes)
    if (!bytes) for (const inner of partsOf(part)) waiting.push(inner)
  }
  return true
}

/** A number that is the same for equal values, and hardly ever for others. */
export const digestOf = (value: unknown): number => {
  let hash = FNV_START
  walk(value, (part, bytes) => {
    if (bytes) hash = ofBytes(hash, bytes)
    else if (typeof part === 'number') hash = ofNumber(hash, part)
    else if (typeof part === 'object' && part !== null) hash = ofText(hash, Object.prototype.toString.call(part))
    else hash = ofText(hash, String(part))
  })
  return hash >>> 0
}

/** About how much data a value is, bytes: characters two each, numbers eight; of huge ones the first parts only. */
export const sizeOf = (value: unknown): number => {
  let [bytesSeen, parts] = [0, 0]
  const whole = walk(value, (part, bytes) => {
    parts += 1
    if (bytes) bytesSeen += bytes.byteLength
    else if (typeof part === 'string') bytesSeen += part.length * BYTES_A_CHARACTER
    else if (part !== undefined && part !== null) bytesSeen += NUMBER_BYTES
  })
  if (whole || !Array.isArray(value)) return bytesSeen
  const [list] = value
  const length = Array.isArray(list) ? list.length : parts
  return Math.round(bytesSeen * Math.max(1, length / parts))
}

/** Takes a result into a sum that leaves the thread, so that no engine can leave out what made it; takes no time itself. */
export const fold = (sum: number, result: unknown): number => {
  if (typeof result === 'number') return (sum + (result | 0)) | 0
  if (typeof result === 'string') return (sum + result.length) | 0
  if (Array.isArray(result) || ArrayBuffer.isView(result)) return (sum + ('length' in result ? result.length : 1)) | 0
  return result ? (sum + 1) | 0 : sum
}
