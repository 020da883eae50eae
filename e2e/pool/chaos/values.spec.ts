import { expect, TRANSPORTS, test } from '../../support/pool-pages'

for (const transport of TRANSPORTS) {
  test(`Transport ${transport}: a value that cannot be cloned rejects its own call only, as argument and as result`, async ({
    chaos,
  }) => {
    const { errors, others } = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1 })
      await pool.api.add(1, 1)
      // All of one turn: they travel together.
      const [argument, first, result, second] = [
        errorOf(pool.api.echo(() => undefined)),
        pool.api.add(1, 2),
        errorOf(pool.api.giveFunction()),
        pool.api.echo('text'),
      ]
      return { errors: await Promise.all([argument, result]), others: await Promise.all([first, second]) }
    }, transport)
    for (const error of errors)
      expect(error).toMatchObject({
        name: 'UnclonableError',
        code: 'UNCLONABLE',
        cause: { name: 'DataCloneError' },
      })
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^"echo" was given, returned or threw a value that cannot be sent: .*could not be cloned/,
      ),
      expect.stringMatching(
        /^"giveFunction" was given, returned or threw a value that cannot be sent: .*could not be cloned/,
      ),
    ])
    expect(others).toEqual([3, 'text'])
  })

  test(`Transport ${transport}: errors cross with class, name, message, stack, cause and properties, thrown now or later`, async ({
    chaos,
    uncaught,
  }) => {
    const { errors, whole } = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1 })
      const errors = await Promise.all([
        errorOf(pool.api.failWith('first', 'a reason')),
        errorOf(pool.api.failLaterWith('second', 404)),
        errorOf(pool.api.failWith('third', new TypeError('beneath', { cause: 'bottom' }))),
      ])
      const thrown = await pool.api.failWhole().catch((error: unknown) => error)
      if (!(thrown instanceof AggregateError)) throw new Error(`Not whole: ${String(thrown)}`)
      const [stop, quota] = thrown.errors
      const whole = [
        ...[Reflect.get(thrown, 'code'), thrown.cause, quota.status, quota.name, quota instanceof TypeError],
        ...[stop instanceof DOMException, stop.name, stop.code],
      ]
      return { errors, whole }
    }, transport)
    expect(whole).toEqual(['E_MANY', { at: 'start' }, 429, 'QuotaError', true, true, 'AbortError', 20])
    expect(errors).toMatchObject([
      { name: 'RangeError', code: undefined, message: 'first', cause: 'a reason' },
      { name: 'RangeError', message: 'second', cause: 404 },
      { name: 'RangeError', message: 'third', cause: { name: 'TypeError', message: 'beneath' } },
    ])
    for (const { message, stack } of errors) {
      expect(stack).toContain(`RangeError: ${message}`)
      expect(stack).toContain('served.worker')
    }
    expect(uncaught).toEqual([])
  })

  test(`Transport ${transport}: buffers are handed over, not copied, there and back`, async ({ chaos }) => {
    const lengths = await chaos.evaluate(async (transport) => {
      const pool = window.chaos.startPool({ transport, workers: 1 })
      const buffer = new ArrayBuffer(1 << 20)
      const there = await pool.call('sizeOf', [buffer], { transfer: [buffer] })
      const back = await pool.api.bufferOf(1 << 20)
      return { here: buffer.byteLength, there, back: back.byteLength, leftThere: await pool.api.lengthLeft() }
    }, transport)
    expect(lengths).toEqual({ here: 0, there: 1 << 20, back: 1 << 20, leftThere: 0 })
  })
}

test('A callback hears all that a call tells it, and ends with the call; other transports refuse it', async ({
  chaos,
  uncaught,
}) => {
  const told = await chaos.evaluate(async () => {
    const { startPool, errorOf, proxy } = window.chaos
    const seen: number[] = []
    const note = proxy((done: number) => void seen.push(done))
    const comlink = startPool({ transport: 'comlink', workers: 1 })
    const hasty = await comlink.api.tell(100, note)
    const heard = seen.length
    const controller = new AbortController()
    const stop = proxy(() => controller.abort())
    const aborted = await errorOf(comlink.call('tellForEver', [stop], { signal: controller.signal }))
    const next = await comlink.api.add(1, 2)
    const refused = await errorOf(startPool({ transport: 'message', workers: 1 }).api.tell(1, note))
    return { hasty, heard, aborted: aborted.code, next, refused: refused.code }
  })
  expect(told).toEqual({ hasty: 100, heard: 100, aborted: 'ABORTED', next: 3, refused: 'NO_CALLBACKS' })
  expect(uncaught).toEqual([])
})

for (const transport of TRANSPORTS)
  test(`Transport ${transport}: what is thrown and cannot even be put in words rejects its own call only`, async ({
    chaos,
    uncaught,
  }) => {
    const { errors, sum, replaced } = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1 })
      await pool.api.add(1, 1)
      // The limit is for a pool that never answers.
      const limit = { timeoutMs: 10_000 }
      const [now, sum, later] = [
        errorOf(pool.api.throwShapeless()),
        pool.api.add(1, 2),
        errorOf(pool.call('throwShapelessLater', [], limit)),
      ]
      const errors = await Promise.all([now, later])
      return { errors, sum: await sum, replaced: pool.stats().workers.replaced }
    }, transport)
    for (const error of errors) expect(error).toMatchObject({ name: 'Error', code: undefined })
    expect(sum).toBe(3)
    expect(replaced).toBe(0)
    expect(uncaught).toEqual([])
  })
