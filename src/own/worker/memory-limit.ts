import { ownFault } from '../fault'

/** Of buffers that one call takes together, bytes: a machine of few gigabytes must survive it. */
const MOST_BYTES = 2 * 2 ** 30

export const MEMORY_FAULT = ownFault(
  'memory',
  'A call takes more than 2 GB of memory in arrays of numbers or buffers: it was not let have it.',
)

const NAMES = [
  'ArrayBuffer',
  'SharedArrayBuffer',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
]

type Constructor = (new (...given: never[]) => object) & { readonly BYTES_PER_ELEMENT?: number }
const isConstructor = (value: unknown): value is Constructor => typeof value === 'function'

const lengthOf = (given: unknown): number => {
  if (typeof given === 'number') return given
  const isList = typeof given === 'object' && given !== null && 'length' in given
  return isList && typeof given.length === 'number' ? given.length : 0
}

/**
 * Counts what is taken of buffers, of which a browser tells a worker nothing, and refuses what is too much. It makes each
 * a little slower, so it is for trying a function out, not for timing it. What the engine's heap holds, the engine limits.
 */
export class MemoryLimit {
  #taken = 0
  #most: number
  #isExceeded = false

  constructor(scope: object, most = MOST_BYTES) {
    this.#most = most
    for (const name of NAMES) {
      const made: unknown = Reflect.get(scope, name)
      if (isConstructor(made)) Reflect.set(scope, name, this.#limited(made))
    }
  }

  /** Whether a call wanted more. */
  get isExceeded(): boolean {
    return this.#isExceeded
  }

  /** Another call begins. */
  reset(): void {
    this.#taken = 0
  }

  #take(bytes: number): void {
    this.#taken += bytes
    if (this.#taken <= this.#most) return
    this.#isExceeded = true
    throw new RangeError('Array buffer allocation failed')
  }

  #limited(made: Constructor): Constructor {
    const limited: Constructor = new Proxy(made, {
      construct: (target, given: unknown[], newTarget) => {
        this.#take(lengthOf(given[0]) * (made.BYTES_PER_ELEMENT ?? 1))
        return Reflect.construct(target, given, newTarget === limited ? target : newTarget)
      },
    })
    // Reached by way of what it makes, it is the same.
    Reflect.defineProperty(made.prototype as object, 'constructor', { value: limited })
    return limited
  }
}
