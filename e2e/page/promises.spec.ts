import { expect, test } from '../support/lab-page'

test.use({ visits: true, staysLoaded: true })

// What other conclusions name is made so in `src/lab/results/promises.test.ts`, where time is simulated.
test('A conclusion that names more workers for a queue that grows: it grows no more', async ({ lab }) => {
  await lab.open()
  // Calls that sleep: what they need of a machine is known, however busy it is.
  const settings = {
    mode: 'open',
    arrivals: 'constant',
    workload: 'sleep',
    serviceUs: 20_000,
    ratePerSecond: 20,
    seconds: 2,
    workers: 1,
    demand: 5,
  } as const
  const before = await lab.runToEnd(settings)
  expect(before.queue.verdict.kind).toBe('growing')
  const { advice, tries } = before.conclusion
  expect(advice).toMatch(/Add \d+ workers?/)
  const [first] = tries
  const after = await lab.runToEnd({ ...settings, ...first })
  expect(after.queue.verdict.kind).not.toBe('growing')
})
