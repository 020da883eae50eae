/** Parts of a value that are looked at: a large result is known by some of them. */
const MOST_PARTS = 4096
const MULTIPLIER = 0x01000193

const bits = new DataView(new ArrayBuffer(8))

/** Folds whole values into 32 bits: FNV-1a (Fowler, Noll, Vo), taken by words. Equal values give equal sums. */
class Fold {
  #sum = 0x811c9dc5 | 0
  #parts = 0
  readonly #seen = new Set<object>()

  get sum(): number {
    return this.#sum >>> 0
  }

  word(word: number): void {
    this.#sum = Math.imul(this.#sum ^ word, MULTIPLIER)
    this.#sum ^= this.#sum >>> 15
  }

  #number(value: number): void {
    bits.setFloat64(0, value)
    this.word(bits.getInt32(0))
    this.word(bits.getInt32(4))
  }

  #text(text: string): void {
    this.word(text.length)
    const step = Math.max(1, Math.ceil(text.length / MOST_PARTS))
    for (let at = 0; at < text.length; at += step) this.word(text.charCodeAt(at))
  }

  #view({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength)
    this.word(byteLength)
    const step = Math.max(1, Math.ceil(byteLength / MOST_PARTS))
    for (let at = 0; at < byteLength; at += step) this.word(bytes[at] ?? 0)
  }

  value(value: unknown): void {
    this.#parts += 1
    if (this.#parts > MOST_PARTS) return
    if (typeof value === 'number') this.#number(value)
    else if (typeof value === 'string') this.#text(value)
    else if (typeof value === 'object' && value !== null) this.#object(value)
    else this.#text(`${typeof value} ${String(value)}`)
  }

  #object(value: object): void {
    if (this.#seen.has(value)) return
    this.#seen.add(value)
    if (ArrayBuffer.isView(value)) this.#view(value)
    else if (value instanceof ArrayBuffer) this.#view(new Uint8Array(value))
    else if (value instanceof Date) this.#number(value.getTime())
    else if (value instanceof Map || value instanceof Set) for (const entry of value) this.value(entry)
    else if (Array.isArray(value)) {
      this.word(value.length)
      const step = Math.max(1, Math.ceil(value.length / MOST_PARTS))
      for (let at = 0; at < value.length; at += step) this.value(value[at])
    } else
      for (const key of Object.keys(value).sort()) {
        this.#text(key)
        this.value(Reflect.get(value, key))
      }
  }
}

/** A number of 32 bits that stands for a value: results are used, and can be compared, by it. */
export const checksumOf = (value: unknown): number => {
  const fold = new Fold()
  fold.value(value)
  return fold.sum
}
