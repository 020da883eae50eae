import type { ErrorKind } from './error-kind.js'

/**
 * What a function threw, as it crosses: the value with an empty object in the place of every error, and the errors by
 * the side. The class and the properties of an error do not survive a message by themselves; that values refer to each
 * other, in circles too, does.
 */
export interface Thrown {
  readonly value: unknown
  /** Stand for the errors, in their order. */
  readonly places: readonly object[]
  readonly errors: readonly WireError[]
}

/** An error as plain data. */
export interface WireError {
  readonly kind: ErrorKind
  /** The error itself, where the engine clones it whole. */
  readonly clone: DOMException | null
  readonly properties: readonly WireProperty[]
}

export type WireProperty = readonly [key: string, value: unknown, isEnumerable: boolean]

export const define = (target: object, key: string, value: unknown, enumerable = true): void =>
  void Object.defineProperty(target, key, { value, enumerable, writable: true, configurable: true })

/** An object or a list whose members are looked at one by one, as cloning does. */
export const isContainer = (value: object): value is Record<string, unknown> =>
  Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]'
