/** Not known to all engines, nor to all of the compiler's libraries. */
interface LaterClasses {
  readonly SuppressedError?: new (error: unknown, suppressed: unknown) => Error
  readonly WebAssembly?: {
    readonly CompileError: new () => Error
    readonly LinkError: new () => Error
    readonly RuntimeError: new () => Error
  }
}
const later: LaterClasses = globalThis as LaterClasses

/** One of a class that is missing here is an Error, under its own name. */
const made = (Class: (new () => Error) | undefined): Error => (Class ? new Class() : new Error())

/** Classes of errors that engines have, and how one is made. */
const KINDS = {
  AggregateError: (): Error => new AggregateError([]),
  EvalError: (): Error => new EvalError(),
  RangeError: (): Error => new RangeError(),
  ReferenceError: (): Error => new ReferenceError(),
  SyntaxError: (): Error => new SyntaxError(),
  TypeError: (): Error => new TypeError(),
  URIError: (): Error => new URIError(),
  SuppressedError: (): Error =>
    later.SuppressedError ? new later.SuppressedError(undefined, undefined) : new Error(),
  CompileError: (): Error => made(later.WebAssembly?.CompileError),
  LinkError: (): Error => made(later.WebAssembly?.LinkError),
  RuntimeError: (): Error => made(later.WebAssembly?.RuntimeError),
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
export const errorKindOf = (error: object): ErrorKind => {
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
