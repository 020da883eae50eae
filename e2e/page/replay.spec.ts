import { expect, test } from '../support/lab-page'
import { openReplay } from '../support/replay-page'

test('A moment of the recorded run is shown as it was, and stands still until it is stopped', async ({
  lab,
  page,
}) => {
  await openReplay(page, { state: 'running', at: 24_000 })
  const shown = await lab.snapshot()
  expect(shown?.at ?? 0).toBeGreaterThan(23_000)
  expect(shown?.at ?? 0).toBeLessThanOrEqual(24_000)
  expect(shown?.marks).toHaveLength(2)
  expect(shown?.timeline.filter(({ complete }) => !complete)).toHaveLength(1)
  await expect(lab.status).toContainText(/^Running/)
  for (const name of ['Queue length', 'Dispatch latency', 'Slowdown ratio'] as const)
    await expect(lab.figure(name).locator('path.series-line').first()).toHaveAttribute('d', /L/)
  expect((await lab.snapshot())?.at).toBe(shown?.at)
  await lab.stop.click()
  await expect(lab.status).toContainText(/^Finished/)
})

test('A replay without end goes on where the recording ends', async ({ lab, page }) => {
  await openReplay(page, { state: 'endless' })
  const first = await lab.snapshot()
  await lab.until((snapshot, given) => snapshot.at > (given ?? 0) + 300, first?.at)
  expect(first?.timeline).toHaveLength(120)
})

test('A replay of what is not there says so', async ({ page, complaints }) => {
  const failure = page.waitForEvent('pageerror')
  await page.goto('/replay/?at=-1')
  expect((await failure).message).toBe('at must be a time in ms, not "-1".')
  complaints.length = 0
})
