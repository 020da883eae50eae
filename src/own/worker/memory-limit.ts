import { ownFault } from '../fault'

/** Of buffers that one call takes together, bytes: a machine of few gigabytes must survive it. */
const MOST_BYTES = 2 * 2 ** 30

/** Smaller buffers are not noted one by one. */
const LEAST_NOTED = 1024
/** No more than this is not looked at closely. */
const FEW_BYTES = 4 * 2 ** 20
/** What is allocated to have the browser collect. */
const WASTE_BYTES = 32 * 2 ** 20
const WASTED = 4
const LOOKS = 5
const BETWEEN_LOOKS_MS = 20

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
  /** Of buffers that are not known to be collected. */
  #held = 0
  readonly #collected = new FinalizationRegistry<number>((bytes) => {
    this.#held -= bytes
  })
  readonly #waste: () => void
  readonly #after: (action: () => void, ms: number) => unknown

  constructor(scope: object, most = MOST_BYTES) {
    this.#most = most
    const { ArrayBuffer: Waste, setTimeout: after } = globalThis
    this.#waste = () => void new Waste(WASTE_BYTES)
    // Called as a method of anything else, a browser's timer refuses.
    this.#after = (action, ms) => after(action, ms)
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

  /** Bytes of buffers that stay when what is not needed any more has been collected. Takes a tenth of a second. */
  async held(): Promise<number> {
    for (let look = 0; look < LOOKS && this.#held > FEW_BYTES; look += 1) {
      // Much is allocated, so that the browser collects; it tells of that in a turn of its own.
      for (let n = 0; n < WASTED; n += 1) this.#waste()
      await new Promise<void>((resolve) => void this.#after(resolve, BETWEEN_LOOKS_MS))
    }
    return this.#held
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
        const bytes = lengthOf(given[0]) * (made.BYTES_PER_ELEMENT ?? 1)
        this.#take(bytes)
        const buffer: object = Reflect.construct(target, given, newTarget === limited ? target : newTarget)
        if (bytes >= LEAST_NOTED) {
          this.#held += bytes
          this.#collected.register(buffer, bytes)
        }
        return buffer
      },
    })
    // Reached by way of what it makes, it is the same.
    Reflect.defineProperty(made.prototype as object, 'constructor', { value: limited })
    return limited
  }
}
