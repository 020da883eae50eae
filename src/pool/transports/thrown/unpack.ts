import { isMap, isSet } from './collections.js'
import { errorOfKind } from './error-kind.js'
import { define, isContainer, type Thrown, type WireError, type WireProperty } from './thrown.js'

/** What the platform's own errors say by themselves, and let nobody write. */
const OF_DOM_EXCEPTION: readonly string[] = ['name', 'message', 'code']
const OF_CLASS: readonly string[] = ['name', 'message']

const textAt = (properties: readonly WireProperty[], wanted: string): string =>
  String(properties.find(([key]) => key === wanted)?.[1] ?? '')

const freshError = ({ kind, clone, properties }: WireError): Error =>
  clone ?? errorOfKind(kind, { name: textAt(properties, 'name'), message: textAt(properties, 'message') })

/** Puts together what was thrown: each error, made anew, in the places where it was. */
class Unpacking {
  readonly #errorAt: ReadonlyMap<object, Error>
  readonly #mended = new Set<object>()

  constructor({ places, errors }: Thrown) {
    const made = errors.map(freshError)
    this.#errorAt = new Map(places.map((place, index) => [place, made[index] as Error]))
    for (const [index, error] of made.entries()) this.#complete(error, errors[index] as WireError)
  }

  /** The value with errors in it, where there were places. */
  mend(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    const error = this.#errorAt.get(value)
    if (error || this.#mended.has(value)) return error ?? value
    this.#mended.add(value)
    if (isMap(value)) this.#mendMap(value)
    else if (isSet(value)) this.#mendSet(value)
    else if (isContainer(value))
      for (const key of Object.keys(value)) define(value, key, this.mend(value[key]))
    return value
  }

  #mendMap(map: Map<unknown, unknown>): void {
    const entries = [...map]
    map.clear()
    for (const [key, member] of entries) map.set(this.mend(key), this.mend(member))
  }

  #mendSet(set: Set<unknown>): void {
    const members = [...set]
    set.clear()
    for (const member of members) set.add(this.mend(member))
  }

  #complete(error: Error, { kind, properties }: WireError): void {
    for (const [key, value, isEnumerable] of properties) {
      if (kind === 'DOMException' && OF_DOM_EXCEPTION.includes(key)) continue
      // What its class says already need not be its own.
      if (OF_CLASS.includes(key) && !isEnumerable && Reflect.get(error, key) === value) continue
      define(error, key, this.mend(value), isEnumerable)
    }
  }
}

/** What was thrown, as its caller hears it. */
export const unpackThrown = (thrown: Thrown): unknown => {
  try {
    return thrown.errors.length === 0 ? thrown.value : new Unpacking(thrown).mend(thrown.value)
  } catch {
    // No worker of ours packed it.
    return new TypeError('Something was thrown that cannot be read here.')
  }
}
