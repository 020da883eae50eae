import { describe, expect, it } from 'vitest'
import { MemoryLimit } from './memory-limit'

class Buffer {
  readonly byteLength: number
  constructor(byteLength: number) {
    this.byteLength = byteLength
  }
}
class Numbers {
  static readonly BYTES_PER_ELEMENT = 8
  readonly of: unknown
  constructor(of: unknown) {
    this.of = of
  }
}
const scopeOf = () => ({ ArrayBuffer: class extends Buffer {}, Float64Array: class extends Numbers {} })

describe('the limit of memory', () => {
  it('refuses what is more than a call may take together, and says so', () => {
    const scope = scopeOf()
    const limit = new MemoryLimit(scope, 1000)
    expect(new scope.ArrayBuffer(900).byteLength).toBe(900)
    expect(limit.isExceeded).toBe(false)
    expect(() => new scope.ArrayBuffer(200)).toThrow(RangeError)
    expect(limit.isExceeded).toBe(true)
  })

  it('begins anew with each call, counts numbers by their size, and views of a buffer not at all', () => {
    const scope = scopeOf()
    const limit = new MemoryLimit(scope, 1000)
    for (let call = 0; call < 9; call += 1) {
      limit.reset()
      expect(new scope.Float64Array(100)).toBeInstanceOf(scope.Float64Array)
      expect(new scope.Float64Array(new scope.ArrayBuffer(100))).toBeTruthy()
    }
    expect(() => new scope.Float64Array([...Array(30).keys()])).toThrow(RangeError)
  })

  it('cannot be passed by through what was made', () => {
    const scope = scopeOf()
    new MemoryLimit(scope, 1000)
    const made = new scope.ArrayBuffer(1)
    const Again = made.constructor as typeof scope.ArrayBuffer
    expect(() => new Again(2000)).toThrow(RangeError)
  })
})
