import { readFile } from 'node:fs/promises'
import type { Report } from '../../../src/domain/report'
import type { Settings } from '../../../src/domain/settings/settings'
import { expect, type LabPage, test, unaccountedIn } from '../../support/lab-page'

test.use({ visits: true, needsNoCharts: true })

/** Presses a preset's button, and waits until it runs. */
const begin = async (lab: LabPage, label: string, wanted: Partial<Settings>) => {
  await lab.page.getByRole('button', { name: label, exact: true }).click()
  await lab.until(
    ({ phase, settings }, { workers, demand }) =>
      phase.kind === 'running' && settings.workers === workers && settings.demand === demand,
    wanted,
  )
}

/** The report as a reader gets it: downloaded, once the run has ended. */
const downloaded = async (lab: LabPage): Promise<Report> => {
  await lab.until(({ phase }) => phase.kind === 'finished')
  const download = lab.page.waitForEvent('download')
  await lab.page.getByRole('button', { name: 'Download report' }).click()
  return JSON.parse(await readFile(await (await download).path(), 'utf8'))
}

const expectSound = (report: Report) => {
  expect(report.schema).toBe('poolscope.report/1')
  expect(unaccountedIn(report)).toBe(0)
  expect(report.counts.completed).toBeGreaterThan(0)
  expect(report.checks.find(({ id }) => id === 'conservation')?.state).toBe('ok')
  expect(report.slowdown.ratio).toBeGreaterThan(1)
}

// That each sets all it says is tested in `src/store/session.test.ts`; runs of 64 workers are in `src/app/help/tour/tour.dom.test.ts`, of 256 in `bad-input.spec.ts`.
test('The presets go on until they are stopped, and end with reports that conserve calls', async ({
  lab,
}) => {
  await lab.open()
  const buttons = lab.page.getByRole('group', { name: 'Presets' }).getByRole('button')
  await expect(buttons).toHaveText(['One caller', 'Sixteen callers', 'Overload', 'Lock'])
  await test.step('Lock', async () => {
    const expected = { mode: 'closed', workers: 4, demand: 4, lock: 'fair' } as const
    await begin(lab, 'Lock', expected)
    await lab.until(({ counts }) => counts.completed > 300)
    await lab.stop.click()
    const report = await downloaded(lab)
    expectSound(report)
    expect(report.settings).toMatchObject({ ...expected, rounds: 0, seconds: 0 })
    expect(report.endedBy).toBe('stopped')
  })
  await test.step('Overload: a queue that grows until demand falls', async () => {
    await begin(lab, 'Overload', { workers: 1, demand: 5 })
    await lab.until(({ queueState, queue }) => queueState.verdict.kind === 'growing' && queue.length > 0)
    await expect(lab.page.locator('[data-words]')).toContainText(/queue grows/)
    await lab.page.evaluate(() => window.poolscope.update({ demand: 1, serviceUs: 100 }))
    await lab.until(({ queue: { length } }) => length === 0)
    await lab.stop.click()
    const report = await downloaded(lab)
    expectSound(report)
    expect(report.endedBy).toBe('stopped')
    // Settings changed on the way: the conclusion does not reason from one of them.
    expect(report.conclusion.advice).toMatch(/Settings changed|Do not rely/)
  })
})
