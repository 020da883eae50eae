/** Classes of errors that every engine has, and how one is made. */
const KINDS = {
  AggregateError: (): Error => new AggregateError([]),
  EvalError: (): Error => new EvalError(),
  RangeError: (): Error => new RangeError(),
  ReferenceError: (): Error => new ReferenceError(),
  SyntaxError: (): Error => new SyntaxError(),
  TypeError: (): Error => new TypeError(),
  URIError: (): Error => new URIError(),
  Error: (): Error => new Error(),
} as const

export type ErrorKind = keyof typeof KINDS | 'DOMException'

const isKind = (name: unknown): name is keyof typeof KINDS =>
  typeof name === 'string' && Object.hasOwn(KINDS, name)

/** Of this realm or of another. */
export const isError = (value: object): value is Error =>
  value instanceof Error || Object.prototype.toString.call(value) === '[object Error]'

export const isDomException = (error: object): error is DOMException =>
  typeof DOMException === 'function' && error instanceof DOMException

/** The nearest class of the language, or of the platform, among those that the error is of. */
export const kindOf = (error: object): ErrorKind => {
  if (isDomException(error)) return 'DOMException'
  for (let at: unknown = Object.getPrototypeOf(error); at; at = Object.getPrototypeOf(at)) {
    const made = (at as { readonly constructor?: { readonly name?: unknown } }).constructor
    // A class of the user may have such a name too.
    if (isKind(made?.name) && String(made).includes('[native code]')) return made.name
  }
  return 'Error'
}

/** A fresh error of that class. @param text what only the constructor of a DOMException can say */
export const errorOfKind = (
  kind: ErrorKind,
  text: { readonly name: string; readonly message: string },
): Error => (kind === 'DOMException' ? new DOMException(text.message, text.name) : KINDS[kind]())
