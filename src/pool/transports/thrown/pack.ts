import { isMap, isSet } from './collections.js'
import { errorKindOf, isDomException, isError } from './error-kind.js'
import { define, isContainer, type Thrown, type WireError, type WireProperty } from './thrown.js'

/** Stands for what cannot be sent, or read. */
const NOTHING = Symbol('nothing')

/** What `read` gives; `NOTHING` where it throws, as a getter may. */
const tried = (read: () => unknown): unknown => {
  try {
    return read()
  } catch {
    return NOTHING
  }
}

/** An error has them from its class where it has none of its own. */
const ALWAYS_READ = ['name', 'message', 'stack']

const ownKeysOf = (error: object): readonly string[] => {
  const keys = tried(() => Object.getOwnPropertyNames(error))
  return Array.isArray(keys) ? keys : []
}

/** Takes apart what was thrown, and leaves out what cannot be sent. */
class Packing {
  readonly places: object[] = []
  readonly errors: WireError[] = []
  /** What became of each object: circles end, and what is one stays one. */
  readonly #packed = new Map<object, unknown>()
  /** Errors that are yet to be taken apart, one after the other: causes may form a long chain. */
  readonly #waiting: Error[] = []

  /** @returns what stands for the value, or `NOTHING` */
  pack(value: unknown): unknown {
    const packed = this.#pack(value)
    for (let next = 0; next < this.#waiting.length; next += 1)
      this.errors.push(this.#packError(this.#waiting[next] as Error))
    return packed
  }

  #pack(value: unknown): unknown {
    if (typeof value === 'symbol' || typeof value === 'function') return NOTHING
    if (typeof value !== 'object' || value === null) return value
    if (this.#packed.has(value)) return this.#packed.get(value)
    const packed = isError(value) ? this.#placeOf(value) : this.#packObject(value)
    this.#packed.set(value, packed)
    return packed
  }

  #placeOf(error: Error): object {
    const place = {}
    this.places.push(place)
    this.#waiting.push(error)
    return place
  }

  #packObject(value: object): unknown {
    if (isMap(value)) return this.#packMap(value)
    if (isSet(value)) return this.#packSet(value)
    if (!isContainer(value)) return tried(() => structuredClone(value)) === NOTHING ? NOTHING : value
    const copy: object = Array.isArray(value) ? new Array(value.length) : {}
    this.#packed.set(value, copy)
    for (const key of Object.keys(value)) {
      const member = tried(() => this.#pack(value[key]))
      if (member !== NOTHING) define(copy, key, member)
    }
    return copy
  }

  #packMap(map: ReadonlyMap<unknown, unknown>): unknown {
    const copy = new Map<unknown, unknown>()
    this.#packed.set(map, copy)
    for (const entry of map) {
      const [key, member] = entry.map((part) => this.#pack(part))
      if (key !== NOTHING && member !== NOTHING) copy.set(key, member)
    }
    return copy
  }

  #packSet(set: ReadonlySet<unknown>): unknown {
    const copy = new Set<unknown>()
    this.#packed.set(set, copy)
    for (const member of set) {
      const packed = this.#pack(member)
      if (packed !== NOTHING) copy.add(packed)
    }
    return copy
  }

  #packError(error: Error): WireError {
    const clone = isDomException(error) && tried(() => structuredClone(error)) instanceof DOMException
    const properties: WireProperty[] = []
    for (const key of new Set([...ALWAYS_READ, ...ownKeysOf(error)])) {
      const value = tried(() => this.#pack(Reflect.get(error, key)))
      const isEnumerable = tried(() => Object.getOwnPropertyDescriptor(error, key)?.enumerable) === true
      if (value !== NOTHING) properties.push([key, value, isEnumerable])
    }
    return { kind: errorKindOf(error), clone: clone ? error : null, properties }
  }
}

const packed = (value: unknown): Thrown | null => {
  const packing = new Packing()
  const { places, errors } = packing
  const top = packing.pack(value)
  const thrown = { value: top, places, errors }
  if (top === NOTHING) return null
  // A nest that could be copied may yet be too deep to be sent.
  structuredClone(thrown)
  return thrown
}

/** What can be said of an error when the whole of it cannot be sent. */
const textsOf = (error: Error): Error => {
  const { name, message, stack } = error
  return Object.assign(new Error(String(message)), { name: String(name), stack: String(stack) })
}

/**
 * What was thrown, ready to be sent; null when nothing of it can be. Never throws: a call that fails must be answered.
 */
export const packThrown = (value: unknown): Thrown | null => {
  try {
    return packed(value)
  } catch {
    try {
      return packed(value instanceof Error ? textsOf(value) : new Error(String(value)))
    } catch {
      return packed(new Error('Something was thrown that cannot be put in words.'))
    }
  }
}
