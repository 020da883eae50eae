import { readFile } from 'node:fs/promises'
import type { Report } from '../../src/domain/report'
import { expect, type LabPage, test, unaccountedIn } from '../support/lab-page'

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

test('The preset “2016 × 1” runs its rounds to the end, and writes each as the program of 2016 did', async ({
  lab,
}) => {
  await begin(lab, '2016 × 1', 64)
  const report = await downloaded(lab)
  expectSound(report)
  expect(report.settings).toMatchObject({ mode: 'closed', workers: 64, demand: 1 })
  expect(report.endedBy).toBe('rounds')
  expect(report.counts.completed).toBe(report.settings.rounds * 10_000)
  await expect(lab.rounds).toContainText(
    /pool: avg \d+\.\d\d us, sync: avg \d+\.\d\d us, \d+\.\d\dx increase/,
  )
})

for (const [label, expected] of [
  ['2016 × 8', { mode: 'closed', workers: 64, demand: 8 }],
  ['2016 × 16', { mode: 'closed', workers: 64, demand: 16 }],
] as const)
  test(`The preset “${label}”, stopped half-way, ends with a report that conserves calls`, async ({
    lab,
  }) => {
    await begin(lab, label, expected.workers)
    await lab.until(({ counts }) => counts.completed > 1000)
    await lab.stop.click()
    const report = await downloaded(lab)
    expectSound(report)
    expect(report.settings).toMatchObject(expected)
    expect(report.endedBy).toBe('stopped')
  })

test('The preset “Overload” ends by itself, with a queue that grew', async ({ lab }) => {
  await begin(lab, 'Overload', 1)
  // It lasts 20 s; a fifth of that shows the same.
  await lab.page.evaluate(() => window.poolscope.update({ seconds: 4 }))
  const report = await downloaded(lab)
  expectSound(report)
  expect(report.settings).toMatchObject({ mode: 'open', workers: 1, demand: 5 })
  expect(report.endedBy).toBe('seconds')
  expect(report.queue.growthPerSecond).toBeGreaterThan(0)
})
