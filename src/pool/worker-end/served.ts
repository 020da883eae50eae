/** A table of functions, by name. */
export type Api = { readonly [method: string]: (...args: never[]) => unknown }

/** The name of the one function, where it is all that is served. */
const DEFAULT = 'default'

type Served = (...args: never[]) => unknown
const isFunction = (value: unknown): value is Served => typeof value === 'function'

/** What every object has is not served, nor is what makes one. */
const EVERYBODYS: readonly unknown[] = [Object.prototype, Function.prototype, null]
const NEVER: readonly string[] = ['constructor', '__proto__']

/** From the object itself up to what all objects have. */
const chainOf = (api: object): readonly object[] => {
  const chain: object[] = []
  for (let at: object | null = api; at && !EVERYBODYS.includes(at); at = Object.getPrototypeOf(at))
    chain.push(at)
  return chain
}

/** Names of a kind of property, own and inherited. */
const namesOf = (api: object, fits: (property: PropertyDescriptor) => boolean): readonly string[] =>
  chainOf(api).flatMap((at) =>
    Object.entries(Object.getOwnPropertyDescriptors(at)).flatMap(([name, property]) =>
      !NEVER.includes(name) && fits(property) ? [name] : [],
    ),
  )

/** @throws {TypeError} unless there is something to serve */
export const requireApi = (api: unknown): object => {
  if (isFunction(api)) return api
  const isObject = typeof api === 'object' && api !== null
  // What a getter gives may change: it is asked when it is called.
  if (isObject && namesOf(api, ({ value, get }) => isFunction(value) || get !== undefined).length > 0)
    return api
  const what = isObject ? 'an object without any' : String(api)
  throw new TypeError(`serve() takes an object of functions, or one function, not ${what}.`)
}

/**
 * The functions of an api, own and inherited, looked up when they are called, as a Comlink remote would: what is
 * changed, or added, counts, and a getter is asked each time.
 */
export class Functions {
  /** What `this` is in a function. */
  readonly receiver: object
  /** What was served from the start; a function's place here is its number on the shared transport. */
  readonly names: readonly string[]
  /** Each name as it is written here: a property is found by that at once, by one that has just arrived only after a search. */
  readonly #known: Map<string, string>

  constructor(api: object) {
    this.receiver = api
    const names = new Set(namesOf(api, ({ value }) => isFunction(value)))
    if (isFunction(api)) names.add(DEFAULT)
    this.names = [...names]
    this.#known = new Map(this.names.map((name) => [name, name]))
  }

  /** The function of that name; null when none is served. @throws what a getter throws */
  named(name: string): Served | null {
    const known = this.#known.get(name)
    if (known === undefined && !this.#isServed(name)) return null
    const found = (this.receiver as Readonly<Record<string, unknown>>)[known ?? name]
    if (isFunction(found)) return found
    return name === DEFAULT && isFunction(this.receiver) ? this.receiver : null
  }

  /** Whether it is there by now. */
  #isServed(name: string): boolean {
    if (NEVER.includes(name) || !chainOf(this.receiver).some((at) => Object.hasOwn(at, name))) return false
    this.#known.set(name, name)
    return true
  }
}
