import { wrap } from 'comlink'
import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { WAYS } from '../testing/test-ways.js'

class Counting {
  protected count = 0
  countUp(by: number): number {
    this.count += by
    return this.count
  }
}
class Api extends Counting {
  readonly #secret = 7
  readonly unit = 'ms'
  readonly own = () => this.count
  add(a: number, b: number): number {
    return a + b
  }
  three(): number {
    return this.add(1, 2)
  }
  async secretLater(): Promise<number> {
    return this.#secret
  }
  get double(): (n: number) => number {
    return (n) => n * 2
  }
  get spite(): () => void {
    throw new RangeError('spite')
  }
  override countUp(by: number): number {
    return super.countUp(by) * 10
  }
  [Symbol.iterator](): void {}
}
type Untyped = (method: unknown, args?: readonly unknown[]) => Promise<unknown>

describe.each(WAYS)('a function that is served, through the transport $transport, batch $batch,', (way) => {
  let closed: readonly Pick<Pool<object>, 'close'>[] = []
  const open = <A extends object>(api: A): Pool<A> => {
    const pool = createPool<A>(() => startChannelWorker(api), { workers: 1, ...way })
    closed = [...closed, pool]
    return pool
  }
  afterEach(async () => {
    await Promise.all(closed.map((pool) => pool.close({ force: true })))
    closed = []
  })

  it('runs with what is served as its receiver: a table, a class instance, what it inherits', async () => {
    const table = open({
      add: (a: number, b: number) => a + b,
      three(): number {
        return this.add(1, 2)
      },
    })
    const { api } = open<Api>(new Api())
    const results = [
      table.api.three(),
      api.three(),
      api.add(1, 1),
      api.secretLater(),
      api.countUp(2),
      api.own(),
    ]
    expect(await Promise.all(results)).toEqual([3, 3, 2, 7, 20, 2])
    expect(await api.double(4)).toBe(8)
    await expect(api.spite()).rejects.toThrow(new RangeError('spite'))
  })

  it('is what stands there when it is called', async () => {
    const api: Record<string, () => string> = { word: () => 'first' }
    const pool = open(api)
    expect(await pool.api.word?.()).toBe('first')
    api.word = () => 'second'
    api.later = () => 'added'
    expect(await Promise.all([pool.api.word?.(), pool.api.later?.()])).toEqual(['second', 'added'])
  })

  it('is none of those that all objects have, nor a value, nor a symbol', async () => {
    const call = open(new Api()).call as unknown as Untyped
    for (const name of [
      'constructor',
      'toString',
      '__proto__',
      'hasOwnProperty',
      'valueOf',
      'unit',
      'count',
      'pool:linked',
      'pool:run',
    ])
      await expect(call(name)).rejects.toMatchObject({ code: 'UNSERVED' })
    await expect(call(Symbol.iterator)).rejects.toMatchObject({ code: 'BAD_OPTION' })
    await expect(call('nothing')).rejects.toThrow(
      'no function "nothing"; what they serve: "own", "add", "three", "secretLater", "countUp".',
    )
  })

  it('may be the only one: then the api itself is called, or its default', async () => {
    const add = Object.assign((a: number, b: number) => a + b, { twice: (n: number) => n * 2 })
    const pool = open(add)
    expect(await Promise.all([pool.api(1, 2), pool.call('default', [3, 4]), pool.api.twice(4)])).toEqual([
      3, 7, 8,
    ])
    await expect((pool.call as unknown as Untyped)('apply')).rejects.toMatchObject({ code: 'UNSERVED' })
  })
})

describe('what a worker serves', () => {
  it.each([undefined, null, 5, 'text', {}, { unit: 'ms' }, Object.create(null)])(
    'has a function in it, or the worker does not start: not %o',
    (api) =>
      expect(() => startChannelWorker(api as object)).toThrow(
        /^serve\(\) takes an object of functions, or one/,
      ),
  )

  it('is what a plain Comlink remote sees too', async () => {
    const instance = startChannelWorker(new Api())
    const remote = wrap<Api>(instance)
    expect([await remote.three(), await remote.secretLater(), await remote.countUp(1)]).toEqual([3, 7, 10])
    expect(await remote.unit).toBe('ms')
    const one = startChannelWorker((a: number) => a + 1)
    expect(await wrap<(a: number) => number>(one)(1)).toBe(2)
    instance.terminate()
    one.terminate()
  })
})
