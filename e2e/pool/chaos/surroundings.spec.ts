import { withoutIsolation } from '../../support/doctored'
import { expect, test } from '../../support/pool-pages'

test.use({ staysLoaded: false })

test('On a page without isolation the shared transport is refused, with what to do, and the others work', async ({
  page,
  uncaught,
}) => {
  await withoutIsolation(page)
  await page.goto('/pool/chaos/')
  const { isIsolated, error, sums } = await page.evaluate(async () => {
    const { startPool, errorOf } = window.chaos
    const error = await errorOf((async () => startPool({ transport: 'shared' }))())
    const pools = (['comlink', 'message'] as const).map((transport) => startPool({ transport, workers: 1 }))
    const sums = await Promise.all(pools.map((pool) => pool.api.add(1, 2)))
    return { isIsolated: crossOriginIsolated, error, sums }
  })
  expect(isIsolated).toBe(false)
  expect(error).toMatchObject({ name: 'TransportUnavailableError', code: 'TRANSPORT_UNAVAILABLE' })
  expect(error.message).toContain('COOP "same-origin" and COEP "require-corp"')
  expect(error.message).toContain('take the transport "message"')
  expect(sums).toEqual([3, 3])
  expect(uncaught).toEqual([])
})

test('A worker that serves a pool serves plain Comlink too', async ({ chaos, uncaught }) => {
  const { sum, error } = await chaos.evaluate(async () => {
    const { wrapWorker, errorOf } = window.chaos
    const remote = wrapWorker()
    return { sum: await remote.add(1, 2), error: await errorOf(remote.failWith('refused', 'a reason')) }
  })
  expect(sum).toBe(3)
  expect(error).toMatchObject({ name: 'RangeError', message: 'refused' })
  expect(uncaught).toEqual([])
})
