import { withSkewedClocks } from '../../support/doctored'
import { checkOf, expect, test } from '../../support/lab-page'
import { CLOSED } from '../../support/run-settings'

test.use({ needsNoCharts: true })

test('Workers whose clocks are off by 5 ms fail the clock check, and the two hops are told together only', async ({
  lab,
}) => {
  await withSkewedClocks(lab.page, 5)
  await lab.open()
  const report = await lab.runToEnd({ ...CLOSED, callsPerCaller: 100, rounds: 1 })
  const { value, limit, state } = checkOf(report, 'clock') ?? { value: 0, limit: 0 }
  expect(state).toBe('fail')
  expect(value).toBeGreaterThan(4000)
  expect(value).toBeGreaterThan(limit)
  const { forward, return: back, hops, dispatch, call } = report.latencyUs
  expect([forward.mean, forward.p50, back.mean, back.p50]).toEqual([null, null, null, null])
  expect(hops.mean).toBeGreaterThan(0)
  // The workers' instants were moved to where pings found their clocks: the order of stamps holds.
  expect(checkOf(report, 'order').state).toBe('ok')
  expect(dispatch.mean).toBeLessThan(call.mean ?? 0)
  const live = (await lab.snapshot())?.live.stages
  expect(live?.forward.p50).toMatchObject({ kind: 'none', reason: expect.stringMatching(/do not agree/) })
  await expect(lab.page.getByRole('region', { name: 'Checks', exact: true })).toContainText(
    /Fails.*Clocks agree.*2 of 2 workers/,
  )
})
