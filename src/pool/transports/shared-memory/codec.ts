import type { Words } from './memory.js'

/**
 * Values as words: one with the kind (and for arrays the bytes that follow), then the content. Only what a number
 * or an array of numbers can say is known here, and short text.
 */

const KIND = { undefined: 0, null: 1, false: 2, true: 3, number: 4, text: 5 } as const
/** Kinds from here on are typed arrays. */
const FIRST_ARRAY_KIND = 6
/** Longer text goes faster by message: here it is written letter by letter. */
const LONGEST_TEXT = 256
const ARRAYS = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const
type TypedArray = InstanceType<(typeof ARRAYS)[number]>
const ARRAY_KINDS = new Map(ARRAYS.map((array, index) => [array.name, FIRST_ARRAY_KIND + index]))

/** What an array is in truth: a class of the user may say something else. Gives nothing for what is none. */
const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)
  ?.get as () => string | undefined

const arrayKindOf = (value: unknown): number | undefined =>
  ArrayBuffer.isView(value) ? ARRAY_KINDS.get(Reflect.apply(tagOf, value, []) ?? '') : undefined

/** Whether it shows all of a memory that cannot grow: with any other its memory crosses too, as it is. */
const isWhole = ({ buffer, byteLength }: TypedArray): boolean =>
  byteLength === buffer.byteLength && !('resizable' in buffer && buffer.resizable)

/** Words that a value takes; null when it cannot be written. */
export const codeWords = (value: unknown): number | null => {
  if (typeof value === 'number') return 2
  if (value === undefined || value === null || typeof value === 'boolean') return 1
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? null : 1 + Math.ceil(value.length / 4)
  if (arrayKindOf(value) === undefined) return null
  const { buffer, byteLength } = value as TypedArray
  // By message: an array over shared memory, which must stay shared, or over one of another realm, which may be; an
  // empty one, which may have been handed over.
  if (!(buffer instanceof ArrayBuffer) || byteLength === 0 || !isWhole(value as TypedArray)) return null
  return 1 + Math.ceil(byteLength / 8)
}

/** Whether arrays among these see the same memory: written one by one, they would no longer. */
export const overlap = (values: readonly unknown[]): boolean => {
  if (values.length < 2) return false
  let seen: Set<ArrayBufferLike> | null = null
  for (const value of values) {
    if (!ArrayBuffer.isView(value)) continue
    if (seen?.has(value.buffer)) return true
    seen ??= new Set()
    seen.add(value.buffer)
  }
  return false
}

const kindOf = (value: unknown): number => {
  if (typeof value === 'number') return KIND.number
  if (value === undefined) return KIND.undefined
  if (value === null) return KIND.null
  if (value === false) return KIND.false
  if (value === true) return KIND.true
  if (typeof value === 'string') return KIND.text
  return arrayKindOf(value) ?? KIND.undefined
}

/** Writes a value that `wordsOf` knows at word `at`. @returns the word behind it */
export const writeValue = ({ i32, f64, u8, u16 }: Words, at: number, value: unknown): number => {
  const kind = kindOf(value)
  i32[at * 2] = kind
  if (kind < KIND.number) return at + 1
  if (kind === KIND.number) {
    f64[at + 1] = value as number
    return at + 2
  }
  if (kind === KIND.text) {
    const text = value as string
    i32[at * 2 + 1] = text.length
    for (let index = 0; index < text.length; index += 1) u16[(at + 1) * 4 + index] = text.charCodeAt(index)
    return at + 1 + Math.ceil(text.length / 4)
  }
  const { buffer, byteOffset, byteLength } = value as TypedArray
  i32[at * 2 + 1] = byteLength
  u8.set(new Uint8Array(buffer, byteOffset, byteLength), (at + 1) * 8)
  return at + 1 + Math.ceil(byteLength / 8)
}

/** Where the next value begins, after `readValue`. One reader's thread reads one value at a time. */
export interface Cursor {
  at: number
}

/** Reads the value at the cursor and moves the cursor behind it. */
export const readValue = ({ i32, f64, u8, u16 }: Words, cursor: Cursor): unknown => {
  const { at } = cursor
  const kind = i32[at * 2] as number
  cursor.at = at + 1
  switch (kind) {
    case KIND.undefined:
      return undefined
    case KIND.null:
      return null
    case KIND.false:
      return false
    case KIND.true:
      return true
    case KIND.number:
      cursor.at = at + 2
      return f64[at + 1]
    case KIND.text: {
      const length = i32[at * 2 + 1] as number
      cursor.at = at + 1 + Math.ceil(length / 4)
      return String.fromCharCode(...u16.subarray((at + 1) * 4, (at + 1) * 4 + length))
    }
    default: {
      const length = i32[at * 2 + 1] as number
      cursor.at = at + 1 + Math.ceil(length / 8)
      const ArrayKind = ARRAYS[kind - FIRST_ARRAY_KIND] ?? Uint8Array
      return new ArrayKind(u8.slice((at + 1) * 8, (at + 1) * 8 + length).buffer as ArrayBuffer)
    }
  }
}
