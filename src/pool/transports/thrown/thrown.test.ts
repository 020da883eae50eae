import { afterEach, describe, expect, it, vi } from 'vitest'
import { withoutStacks } from '../../testing/test-stacks.js'
import { packThrown } from './pack.js'
import { unpackThrown } from './unpack.js'

/** As it comes out on the other side of a message. */
const crossed = (thrown: unknown): unknown => {
  const packed = packThrown(thrown)
  if (!packed) throw new Error('Nothing of it can be sent.')
  return unpackThrown(structuredClone(packed))
}
class QuotaError extends TypeError {
  override readonly name = 'QuotaError'
  readonly status = 429
}

afterEach(() => vi.unstubAllGlobals())

describe('an error that crosses', () => {
  it.each([
    new Error('e'),
    new EvalError('e'),
    new RangeError('e'),
    new ReferenceError('e'),
    new SyntaxError('e'),
    new TypeError('e'),
    new URIError('e'),
    new AggregateError([1], 'e'),
  ])('is of its class, with its message and stack, and nothing of its own that it had not: %s', (error) => {
    const back = crossed(error)
    expect(back).toBeInstanceOf(error.constructor)
    expect(back).toMatchObject({ name: error.name, message: 'e', stack: error.stack })
    expect(Object.keys(back as object)).toEqual([])
    expect(Object.hasOwn(back as object, 'name')).toBe(false)
    expect(String(back)).toBe(String(error))
  })

  it.each(['CompileError', 'LinkError', 'RuntimeError'])('may be of WebAssembly: %s', (kind) => {
    const ErrorClass: ErrorConstructor = Reflect.get(Reflect.get(globalThis, 'WebAssembly'), kind)
    const back = crossed(new ErrorClass('trap'))
    expect(back).toBeInstanceOf(ErrorClass)
    expect(back).toMatchObject({ name: kind, message: 'trap' })
  })

  it('of a class that is missing here is an Error under its own name', () => {
    const packed = packThrown(new RangeError('e'))
    const [error] = packed?.errors ?? []
    if (!packed || !error) throw new Error('Nothing of it can be sent.')
    vi.stubGlobal('SuppressedError', undefined)
    const properties = error.properties.map(([key, value, seen]) =>
      key === 'name' ? ([key, 'SuppressedError', seen] as const) : ([key, value, seen] as const),
    )
    const back = unpackThrown({ ...packed, errors: [{ ...error, kind: 'SuppressedError', properties }] })
    expect(back).toBeInstanceOf(Error)
    expect(back).toMatchObject({ name: 'SuppressedError', message: 'e' })
  })

  it('is of the nearest class that both sides have, under its own name', () => {
    const back = crossed(new QuotaError('full'))
    expect(back).toBeInstanceOf(TypeError)
    expect(back).toMatchObject({ name: 'QuotaError', status: 429 })
    expect(String(back)).toBe('QuotaError: full')
  })

  it('keeps its properties, those that are listed and those that are not', () => {
    const holed = [1]
    holed[2] = 3
    const error = Object.assign(new Error('e'), { code: 'E1', at: new Date(5), nested: { list: holed } })
    Object.defineProperty(error, 'hidden', { value: new Map([[1, new Set(['a'])]]) })
    Object.defineProperty(error, '__proto__', { value: { polluted: true }, enumerable: true })
    const back = crossed(error) as typeof error & { readonly hidden: unknown }
    expect(back).toMatchObject({ code: 'E1', at: new Date(5), hidden: new Map([[1, new Set(['a'])]]) })
    expect(Object.keys(back)).toEqual(['code', 'at', 'nested', '__proto__'])
    expect(1 in back.nested.list).toBe(false)
    expect(back).toBeInstanceOf(Error)
    expect('polluted' in back).toBe(false)
  })

  it('leaves out what cannot be sent or read, and keeps the rest', () => {
    const error = Object.assign(new Error('e'), {
      ...{ code: 'E1', act: () => 1, sign: Symbol('s'), weak: new WeakMap(), later: Promise.resolve(1) },
      mixed: { kept: 1, act: () => 1, list: [1, () => 1, 2] },
    })
    Object.defineProperty(error, 'spite', {
      enumerable: true,
      get: () => {
        throw new Error('spite')
      },
    })
    const back = crossed(Object.freeze(error)) as typeof error
    expect(Object.keys(back)).toEqual(['code', 'mixed'])
    expect(back.mixed).toEqual({ kept: 1, list: [1, undefined, 2] })
  })

  it('keeps its cause, be it an error, an object, or nothing', () => {
    const cause = new RangeError('beneath', { cause: { deep: new TypeError('deepest') } })
    const back = crossed(new Error('e', { cause })) as Error
    expect(back.cause).toBeInstanceOf(RangeError)
    expect((back.cause as { cause: { deep: unknown } }).cause.deep).toBeInstanceOf(TypeError)
    expect(Object.keys(back)).toEqual([])
    expect(Object.hasOwn(crossed(new Error('e', { cause: undefined })) as object, 'cause')).toBe(true)
  })

  it('keeps all errors that an AggregateError gathers', () => {
    const shared = new QuotaError('one')
    const back = crossed(
      new AggregateError([shared, 'text', shared, new AggregateError([])]),
    ) as AggregateError
    expect(back).toBeInstanceOf(AggregateError)
    expect(back.errors[0]).toBeInstanceOf(TypeError)
    expect(back.errors[0]).toBe(back.errors[2])
    expect(back.errors[1]).toBe('text')
    expect(back.errors[3]).toBeInstanceOf(AggregateError)
  })

  it('may be its own cause, and in lists that hold it', () => {
    const list: unknown[] = []
    const error = Object.assign(new Error('circle'), { list })
    error.cause = error
    list.push({ error }, list)
    const back = crossed(error) as typeof error
    expect(back.cause).toBe(back)
    expect((back.list[0] as { error: unknown }).error).toBe(back)
    expect(back.list[1]).toBe(back.list)
  })

  it('may have so many causes that one inside the other would fill the stack', async () => {
    const causedBy = (cause: unknown) => Object.assign(new Error('e', { cause }), { stack: 'somewhere' })
    const back = await withoutStacks(() => {
      let error = causedBy(undefined)
      for (let depth = 0; depth < 20_000; depth += 1) error = causedBy(error)
      return crossed(error) as Error
    })
    let depth = 0
    for (let at = back; at.cause; at = at.cause as Error) depth += 1
    expect(depth).toBe(20_000)
  })

  it('may have a stack of any length, an own message, or a nest of properties too deep to be sent', () => {
    const stack = 'x'.repeat(1_000_000)
    expect(crossed(Object.assign(new Error('e'), { stack }))).toMatchObject({ stack })
    let nest: unknown = 1
    for (let depth = 0; depth < 50_000; depth += 1) nest = [nest]
    expect(crossed(Object.assign(new TypeError('deep'), { nest }))).toMatchObject({ message: 'deep' })
    class Told extends Error {
      override get message() {
        return 'told'
      }
    }
    expect(crossed(new Told())).toMatchObject({ message: 'told' })
  })

  it('may be of the platform', () => {
    const back = crossed(Object.assign(new DOMException('stop', 'AbortError'), { code2: 5 })) as DOMException
    expect(back).toBeInstanceOf(DOMException)
    expect(back).toMatchObject({ name: 'AbortError', message: 'stop', code: 20, code2: 5 })
  })

  it('may be a proxy, or anything that throws when it is looked at', () => {
    const spite = () => {
      throw new Error('spite')
    }
    const handler = { get: spite, getPrototypeOf: spite, ownKeys: spite, getOwnPropertyDescriptor: spite }
    expect(() => packThrown(new Proxy(new Error('e'), handler))).not.toThrow()
    expect(() => packThrown(new Proxy({}, handler))).not.toThrow()
    expect(() => packThrown(new Proxy(new Error('e'), { get: spite }))).not.toThrow()
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(crossed(proxy)).toMatchObject({ message: expect.stringContaining('cannot be put in words') })
  })
})

describe('what is thrown and is no error', () => {
  it.each([
    'text',
    '',
    0,
    Number.NaN,
    -0,
    null,
    undefined,
    false,
    7n,
    { code: 1 },
    [1, [2]],
    new Map([['a', 1]]),
    new Date(7),
    new Uint8Array([1, 2]),
    Object.create(null),
  ])('arrives as it was thrown: %o', (value) => expect(crossed(value)).toEqual(value))

  it('may hold errors', () => {
    const error = new RangeError('inside')
    const back = crossed({ error, list: [error], set: new Set([error]), map: new Map([[error, error]]) }) as {
      readonly error: Error
      readonly list: readonly Error[]
      readonly set: ReadonlySet<Error>
      readonly map: ReadonlyMap<Error, Error>
    }
    expect(back.error).toBeInstanceOf(RangeError)
    const all = [back.list[0], ...back.set, ...back.map.keys(), ...back.map.values()]
    for (const each of all) expect(each).toBe(back.error)
  })

  it.each([[() => 1], [Symbol('s')], [Promise.resolve(1)], [new WeakMap()]])(
    'cannot be sent when nothing of it can: %o',
    (value) => expect(packThrown(value)).toBeNull(),
  )
})
