import { expect, test, unaccountedIn } from './lab-page'

const PRESETS = [
  { label: '2016 × 1', mode: 'closed', workers: 64, demand: 1 },
  { label: '2016 × 8', mode: 'closed', workers: 64, demand: 8 },
  { label: '2016 × 16', mode: 'closed', workers: 64, demand: 16 },
  { label: 'Overload', mode: 'open', workers: 1, demand: 5 },
] as const

for (const { label, ...expected } of PRESETS) {
  test(`The preset “${label}” ends with a report that conserves calls`, async ({ lab }) => {
    await lab.open()
    await lab.page.getByRole('button', { name: label, exact: true }).click()
    await lab.until(
      ({ phase, settings }, workers) => phase.kind === 'running' && settings.workers === workers,
      expected.workers,
    )
    const last = await lab.until(({ phase }) => phase.kind === 'finished')
    expect(last.settings).toMatchObject(expected)

    const download = lab.page.waitForEvent('download')
    await lab.page.getByRole('button', { name: 'Download report' }).click()
    const path = await (await download).path()
    const { readFile } = await import('node:fs/promises')
    const report = JSON.parse(await readFile(path, 'utf8'))

    expect(report.schema).toBe('poolscope.report/1')
    expect(unaccountedIn(report)).toBe(0)
    expect(report.counts.completed).toBeGreaterThan(0)
    expect(report.checks.find(({ id }: { id: string }) => id === 'conservation').state).toBe('ok')
    expect(report.slowdown.ratio).toBeGreaterThan(1)
    if (expected.mode === 'closed') {
      expect(report.counts.completed).toBe(report.settings.rounds * expected.demand * 10_000)
      await expect(lab.rounds).toContainText(
        /pool: avg \d+\.\d\d us, sync: avg \d+\.\d\d us, \d+\.\d\dx increase/,
      )
    } else {
      expect(report.queue.growthPerSecond).toBeGreaterThan(0)
    }
  })
}
