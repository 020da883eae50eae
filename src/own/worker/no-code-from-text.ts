/**
 * Code that is made of text while other code runs could hold an import, whatever was refused in the text that was
 * written: from here on a thread makes none. A policy of the script's headers says the same where there are headers.
 */

const REFUSED = 'Code cannot be made from text here.'

const FUNCTIONS = [() => {}, async () => {}, function* () {}, async function* () {}]

/** Stands where a constructor of functions stood; `instanceof` goes on as before. */
const refusalFor = (prototype: object, name: string): object => {
  const refusal = () => {
    throw new TypeError(REFUSED)
  }
  Object.defineProperty(refusal, 'prototype', { value: prototype, writable: false })
  Object.defineProperty(refusal, 'name', { value: name })
  return Object.freeze(refusal)
}

const fix = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, { value, writable: false, enumerable: false, configurable: false })

const withoutText = (timer: (...given: never[]) => unknown): ((...given: unknown[]) => unknown) => {
  const call = Reflect.apply
  const safe = (action: unknown, ...rest: unknown[]): unknown => {
    if (typeof action !== 'function') throw new TypeError(REFUSED)
    return call(timer, undefined, [action, ...rest])
  }
  return safe
}

/** Takes away every way to make code from text. */
export const refuseCodeFromText = (scope: object): void => {
  for (const made of FUNCTIONS) {
    const prototype: object = Object.getPrototypeOf(made)
    const name: unknown = Reflect.get(Reflect.get(prototype, 'constructor') as object, 'name')
    const refusal = refusalFor(prototype, String(name))
    fix(prototype, 'constructor', refusal)
    if (prototype === Function.prototype) fix(scope, 'Function', refusal)
  }
  for (const name of ['setTimeout', 'setInterval'])
    fix(scope, name, withoutText(Reflect.get(scope, name) as (...given: never[]) => unknown))
  // Its own prototype is the constructor that was taken away.
  const assembly: unknown = Reflect.get(scope, 'WebAssembly')
  if (typeof assembly === 'object' && assembly !== null) Reflect.deleteProperty(assembly, 'Function')
}
