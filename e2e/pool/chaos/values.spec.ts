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

  test(`Transport ${transport}: errors cross with name, message, stack and cause, thrown now or later`, async ({
    chaos,
    uncaught,
  }) => {
    const errors = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1 })
      return Promise.all([
        errorOf(pool.api.failWith('first', 'a reason')),
        errorOf(pool.api.failLaterWith('second', 404)),
        errorOf(pool.api.failWith('third', new TypeError('beneath', { cause: 'bottom' }))),
      ])
    }, transport)
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
