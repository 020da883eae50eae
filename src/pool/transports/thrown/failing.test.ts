import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool, UnclonableError } from '../../index.js'
import { startChannelWorker } from '../../testing/test-thread.js'
import { WAYS } from '../../testing/test-ways.js'

class HttpError extends TypeError {
  override readonly name = 'HttpError'
  readonly status: number
  constructor(status: number, cause: unknown) {
    super(`status ${status}`, { cause })
    this.status = status
  }
}
const circle = new RangeError('circle')
circle.cause = { circle }
/** All that functions may throw. */
const THROWN = {
  http: new HttpError(404, { url: '/', deep: new SyntaxError('deep') }),
  many: new AggregateError([new HttpError(500, null), 'text']),
  circle,
  platform: new DOMException('stop', 'AbortError'),
  frozen: Object.freeze(Object.assign(new Error('frozen'), { code: 'E_FROZEN', act: () => 1 })),
  text: 'only text',
  nothing: undefined,
  record: { code: 7 },
  act: () => 1,
} as const
const api = {
  add: (a: number, b: number) => a + b,
  fail: (what: keyof typeof THROWN) => {
    throw THROWN[what]
  },
  failLater: async (what: keyof typeof THROWN) => {
    throw THROWN[what]
  },
}

describe.each(WAYS)('what a function throws, through the transport $transport, batch $batch,', (way) => {
  let pool: Pool<typeof api>
  afterEach(() => pool.close({ force: true }))

  it.each(['fail', 'failLater'] as const)('arrives whole, at its own caller: %s', async (fails) => {
    pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, ...way })
    const names = Object.keys(THROWN) as (keyof typeof THROWN)[]
    const calls = names.flatMap((name) => [pool.api[fails](name), pool.api.add(1, 1)])
    const ends = await Promise.allSettled(calls)
    const sums = ends.filter((_, index) => index % 2 === 1)
    expect(sums).toEqual(names.map(() => ({ status: 'fulfilled', value: 2 })))
    const reasonOf = (name: keyof typeof THROWN): unknown => {
      const end = ends[names.indexOf(name) * 2]
      return end?.status === 'rejected' ? end.reason : expect.unreachable()
    }

    const http = reasonOf('http')
    expect(http).toBeInstanceOf(TypeError)
    expect(http).toMatchObject({
      ...{ name: 'HttpError', status: 404, message: 'status 404', cause: { url: '/' } },
      stack: expect.stringContaining('failing.test.ts'),
    })
    expect((http as { cause: { deep: unknown } }).cause.deep).toBeInstanceOf(SyntaxError)
    const many = reasonOf('many') as AggregateError
    expect(many).toBeInstanceOf(AggregateError)
    expect(many.errors).toEqual([expect.objectContaining({ status: 500 }), 'text'])
    const back = reasonOf('circle') as { cause: { circle: unknown } }
    expect(back).toBeInstanceOf(RangeError)
    expect(back.cause.circle).toBe(back)
    expect(reasonOf('platform')).toBeInstanceOf(DOMException)
    expect(reasonOf('platform')).toMatchObject({ name: 'AbortError', message: 'stop' })
    expect(reasonOf('frozen')).toMatchObject({ message: 'frozen', code: 'E_FROZEN' })
    expect([reasonOf('text'), reasonOf('nothing'), reasonOf('record')]).toEqual([
      'only text',
      undefined,
      { code: 7 },
    ])
    expect(reasonOf('act')).toBeInstanceOf(UnclonableError)
  })
})
