import { serve, transfer } from '../../../../src/pool/worker'
import { awaitRollCall } from '../storm/roll-call'

/** About to crash: not to be counted among the living. */
let isDoomed = false
let given = new ArrayBuffer(0)

const failWith = (message: string, cause: unknown): never => {
  throw new RangeError(message, { cause })
}

const hold = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Nothing can be done with it. */
const shapeless = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const api = {
  add: (a: number, b: number) => a + b,
  /** So much work that a call takes a few microseconds. */
  sum: (count: number) => {
    let total = 0
    for (let number = 1; number <= count; number += 1) total += number
    return total
  },
  /** Holds its worker up for so long. */
  busy: (ms: number) => {
    for (const end = performance.now() + ms; performance.now() < end; );
    return ms
  },
  /** The same without computing: nothing else runs on its thread. */
  hold,
  /** The same, and others may run. */
  pause: async (ms: number) => {
    await new Promise((resolve) => setTimeout(resolve, ms))
    return ms
  },
  later: async (value: string) => {
    await Promise.resolve()
    return value
  },
  echo: (value: unknown): unknown => value,
  sizeOf: (buffer: ArrayBuffer) => buffer.byteLength,
  bufferOf: (bytes: number) => {
    given = new ArrayBuffer(bytes)
    return transfer(given, [given])
  },
  /** What is left here of the buffer that was given last. */
  lengthLeft: () => given.byteLength,
  failWith,
  /** Throws what a message alone would not bring across. */
  failWhole: async () => {
    const stop = new DOMException('stop', 'AbortError')
    const quota = Object.assign(new TypeError('full'), { name: 'QuotaError', status: 429 })
    throw Object.assign(new AggregateError([stop, quota], 'many', { cause: { at: 'start' } }), {
      code: 'E_MANY',
    })
  },
  /** Does not wait for what it tells. */
  tell: (count: number, onTold: (number: number) => void) => {
    for (let number = 0; number < count; number += 1) onTold(number)
    return count
  },
  tellForEver: async (onTold: (number: number) => void) => {
    for (let number = 0; ; number += 1) await onTold(number)
  },
  failLaterWith: async (message: string, cause: unknown) => failWith(message, cause),
  /** Throws what cannot even be turned into a string. */
  throwShapeless: () => {
    throw shapeless()
  },
  throwShapelessLater: async () => {
    throw shapeless()
  },
  giveFunction: () => () => undefined,
  spin: () => {
    while (true);
  },
  /** Never ends either, and needs no core for it: one that spins takes one for seconds after it was ended. */
  hang: () => {
    while (true) hold(Number.POSITIVE_INFINITY)
  },
  closeItself: () => globalThis.close(),
  /** Is gone before it answers. */
  dieWith: (_value: unknown): Promise<never> => {
    globalThis.close()
    return new Promise(() => undefined)
  },
  /** Answers, then throws where nobody catches. */
  crashSoon: () => {
    isDoomed = true
    setTimeout(() => {
      throw new Error('thrown on purpose where nobody catches')
    })
  },
  /** Answers when as many workers as asked for are at it at once. */
  answerRollCall: () => (isDoomed ? new Promise<never>(() => undefined) : awaitRollCall()),
}

export type Api = typeof api
serve(api)
