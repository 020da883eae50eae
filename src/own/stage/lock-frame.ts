import { ALLOWED_NAMES } from '../worker/allowed-names'
import { freezeChannels } from '../worker/lock-down'
import { refuseCodeFromText } from '../worker/no-code-from-text'

/**
 * The stage's thread has what a worker of an own function has, and no more: what reaches beyond it is taken away before
 * the function is loaded. A policy and the sandbox keep most of it out in any case; not WebRTC, nor names that are looked
 * up ahead. What the stage goes on using it has taken before.
 */

/** Of the document, and of what is in it: with these own code would make elements, which load things. */
const DOCUMENT_PARTS = ['Document', 'HTMLDocument', 'XMLDocument', 'Node', 'Element', 'HTMLElement', 'Range']

/** What cannot be taken away stays: a window's own name for itself, where it is, and its document. */
const removeAll = (from: object, isKept: (name: PropertyKey) => boolean): void => {
  for (const name of Reflect.ownKeys(from)) if (!isKept(name)) Reflect.deleteProperty(from, name)
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

const fixAllowed = (scope: object): void => {
  for (const name of ALLOWED_NAMES)
    if (name in scope)
      Reflect.defineProperty(scope, name, {
        value: Reflect.get(scope, name),
        writable: false,
        enumerable: false,
        configurable: false,
      })
}

/** Takes it all away. What is asked of later must not be on the way. */
export const lockFrame = (scope: object = globalThis): void => {
  const parts = DOCUMENT_PARTS.flatMap((name) => {
    const made: unknown = Reflect.get(scope, name)
    return isObject(made) ? [Reflect.get(made, 'prototype') as object] : []
  })
  const url: unknown = Reflect.get(scope, 'URL')
  if (isObject(url))
    for (const name of ['createObjectURL', 'revokeObjectURL']) Reflect.deleteProperty(url, name)
  freezeChannels(scope)
  refuseCodeFromText(scope)
  fixAllowed(scope)
  removeAll(scope, (name) => ALLOWED_NAMES.has(String(name)))
  const prototype: unknown = Object.getPrototypeOf(scope)
  if (isObject(prototype)) removeAll(prototype, (name) => name === Symbol.toStringTag)
  for (const part of parts) removeAll(part, (name) => name === Symbol.toStringTag)
}
