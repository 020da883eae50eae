import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeWords, readValue, writeValue } from './codec.js'
import { createMemory, RecordRing } from './memory.js'

const { words } = new RecordRing(createMemory(true), 'requests')

/** Writes values one behind the other from word `at` on, and reads them back. */
const roundTrip = (values: readonly unknown[], at: number): unknown[] => {
  let end = at
  for (const value of values) {
    const next = writeValue(words, end, value)
    expect(next - end).toBe(codeWords(value))
    end = next
  }
  const cursor = { at }
  const read = values.map(() => readValue(words, cursor))
  expect(cursor.at).toBe(end)
  return read
}

const NOT_EMPTY = { minLength: 1 }
const ARRAYS = [
  fc.int8Array(NOT_EMPTY),
  fc.uint8Array(NOT_EMPTY),
  fc.uint8ClampedArray(NOT_EMPTY),
  fc.int16Array(NOT_EMPTY),
  fc.uint16Array(NOT_EMPTY),
  fc.int32Array(NOT_EMPTY),
  fc.uint32Array(NOT_EMPTY),
  fc.float32Array(NOT_EMPTY),
  fc.float64Array(NOT_EMPTY),
  fc.bigInt64Array(NOT_EMPTY),
  fc.bigUint64Array(NOT_EMPTY),
]
/** Of any character. The unit `binary` is the same, and lists them all first, which takes seconds and 90 MB. */
const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map(
    (code) => String.fromCodePoint(code),
    (character) => (character as string).codePointAt(0) ?? Number.NaN,
  )
const anyValue = fc.oneof(
  fc.constantFrom(undefined, null, true, false, -0, Number.NaN, Number.POSITIVE_INFINITY),
  fc.double(),
  fc.integer(),
  fc.string({ unit: anyCharacter, maxLength: 256 }),
  ...ARRAYS,
)

describe('a value of the ring', () => {
  it('comes back as itself, whatever stands before and behind it', () =>
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 20 }), fc.nat({ max: 4000 }), (values, at) => {
        const read = roundTrip(values, at)
        expect(read).toEqual(values)
        for (const [index, value] of values.entries())
          expect(Object.is(read[index], value)).toBe(typeof value !== 'object' || value === null)
      }),
      { seed: 31, numRuns: 500 },
    ))

  it.each([1, 3, 7, 8, 9, 63])('may be an array of %d bytes, in a copy of just that size', (length) => {
    const bytes = Uint8Array.from({ length }, (_, n) => n + 1)
    const [read] = roundTrip([bytes], 5) as [Uint8Array]
    expect([...read]).toEqual([...bytes])
    expect([read.buffer.byteLength, read.buffer instanceof ArrayBuffer]).toEqual([length, true])
    words.u8.fill(0)
    expect([...read]).toEqual([...bytes])
  })

  it('is of its own kind, whatever kind it says it is', () => {
    class Liar extends Uint8Array {
      override get [Symbol.toStringTag](): 'Uint8Array' {
        return 'Float64Array' as 'Uint8Array'
      }
    }
    expect(roundTrip([Liar.of(1, 2, 3)], 0)).toEqual([Uint8Array.of(1, 2, 3)])
  })
})

describe('what is not written', () => {
  it.each([
    ['long text', 'x'.repeat(257)],
    ['an object', {}],
    ['a list', [1, 2]],
    ['a bigint', 1n],
    ['a symbol', Symbol('s')],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a buffer without a view', new ArrayBuffer(8)],
    ['a DataView', new DataView(new ArrayBuffer(8))],
    ['an array over shared memory, which must stay shared', new Uint8Array(new SharedArrayBuffer(8))],
    ['an empty array, which may have been handed over', new Uint8Array(0)],
    ['an array that begins later than its buffer', Float64Array.of(1, 2, 3).subarray(1)],
    ['an array that ends sooner than its buffer', Float64Array.of(1, 2, 3).subarray(0, 2)],
    ['an object that calls itself an array', { [Symbol.toStringTag]: 'Uint8Array' }],
  ])('is %s', (_what, value) => expect(codeWords(value)).toBeNull())

  it('is an array over a buffer that may grow', () => {
    const growing = Reflect.construct(ArrayBuffer, [8, { maxByteLength: 16 }])
    expect(codeWords(new Uint8Array(growing))).toBeNull()
  })

  it('is an array that was handed over', () => {
    const bytes = new Uint8Array(8)
    structuredClone(bytes, { transfer: [bytes.buffer] })
    expect(codeWords(bytes)).toBeNull()
  })
})
