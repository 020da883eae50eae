import { readFile } from 'node:fs/promises'
import type { Report } from '../../../src/domain/report'
import { expect, type LabPage, test, unaccountedIn } from '../../support/lab-page'

/** Presses a preset's button, and waits until it runs. */
const begin = async (lab: LabPage, label: string, workers: number) => {
  await lab.open()
  await lab.page.getByRole('button', { name: label, exact: true }).click()
  await lab.until(
    ({ phase, settings }, wanted) => phase.kind === 'running' && settings.workers === wanted,
    workers,
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

for (const [label, expected] of [
  ['One caller', { mode: 'closed', workers: 64, demand: 1 }],
  ['Sixteen callers', { mode: 'closed', workers: 64, demand: 16 }],
  ['Lock', { mode: 'closed', workers: 4, demand: 4, lock: 'fair' }],
] as const)
  test(`The preset “${label}” goes on until it is stopped, and ends with a report that conserves calls`, async ({
    lab,
  }) => {
    await begin(lab, label, expected.workers)
    await lab.until(({ counts }) => counts.completed > 1000)
    await lab.stop.click()
    const report = await downloaded(lab)
    expectSound(report)
    expect(report.settings).toMatchObject({ ...expected, rounds: 0, seconds: 0 })
    expect(report.endedBy).toBe('stopped')
  })

test('The preset “Overload” has a queue that grows until demand falls, and goes on until it is stopped', async ({
  lab,
}) => {
  await begin(lab, 'Overload', 1)
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
