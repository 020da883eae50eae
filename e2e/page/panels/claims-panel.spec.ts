import type { ReportLine } from '../../../src/claims/report/report-lines'
import { expect, type LabPage, test } from '../../support/lab-page'
import { openReplay } from '../../support/replay-page'

test.use({ needsNoCharts: true })

// All six claims from end to end take minutes: `npm run bench -- claims` does that.

/** The panel of claims, opened: it comes folded. */
const openClaims = async (lab: LabPage) => {
  await lab.open()
  await lab.page.getByRole('button', { name: 'The thread of 2016', exact: true }).click()
}
const claim = ({ page }: LabPage, number: number) => page.getByRole('article', { name: `Claim ${number}` })
const comparison = ({ page }: LabPage) => page.getByRole('article', { name: /^Callers that await/ })

const findings = async ({ page }: LabPage): Promise<readonly ReportLine[]> => {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download findings' }).click()
  const { readFile } = await import('node:fs/promises')
  const { schema, lines } = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(schema).toBe('poolscope.claims/1')
  return lines
}

test('A claim says what it expects, and comes to a verdict with its figures', async ({ lab }) => {
  // Each of its runs is the recorded one.
  await openReplay(lab.page, { state: 'finished' })
  await lab.page.getByRole('button', { name: 'The thread of 2016', exact: true }).click()
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await expect(claim(lab, number).locator('.claim-expects')).not.toBeEmpty()
    await expect(claim(lab, number).locator('.outcome')).toBeEmpty()
  }
  const card = claim(lab, 5)
  await card.getByRole('button', { name: 'Test claim 5' }).click()
  await expect(card.locator('.outcome')).toHaveText(/holds here.*64 workers did useful work for .* %/)
  const [useful] = await findings(lab)
  if (!useful) throw new Error('no lines')
  expect(useful).toMatchObject({ number: 5, runs: { length: 3 } })
  expect(useful.verdict).toBe('holds')
  expect(useful.figures.length).toBeGreaterThan(1)
  for (const { value, range } of useful.figures) {
    expect(range?.low).toBeLessThanOrEqual(value)
    expect(range?.high).toBeGreaterThanOrEqual(value)
  }
})

test('A comparison or claim that is stopped, or taken over by a slider, cannot be told, and the page is usable', async ({
  lab,
}) => {
  await openClaims(lab)
  // Started while a run goes on, an experiment ends that run first.
  await lab.startRun({ workers: 4, demand: 2, workload: 'sleep', serviceUs: 1000 })
  const { run: going } = (await lab.snapshot()) ?? { run: 0 }
  const both = comparison(lab)
  await both.getByRole('button', { name: 'Compare both' }).click()
  await lab.until(
    ({ phase, run, settings }, ended) =>
      phase.kind === 'running' && run === ended + 1 && settings.workers === 2,
    going,
  )
  await both.getByRole('button', { name: 'Stop' }).click()
  await expect(both.locator('.outcome')).toContainText(
    /cannot be told.*Interrupted: it was stopped; \d+ of 12 runs/,
  )
  await expect(lab.workers).toHaveValue('4')

  const card = claim(lab, 1)
  const { run: compared } = (await lab.snapshot()) ?? { run: 0 }
  await card.getByRole('button', { name: 'Test claim 1' }).click()
  await lab.until(({ phase, run }, last) => phase.kind === 'running' && run > last, compared)
  await expect(card.getByRole('progressbar')).toBeVisible()
  await expect(claim(lab, 6).getByRole('button')).toHaveAttribute('aria-disabled', 'true')
  const controls = lab.page.getByRole('region', { name: 'Controls' })
  await controls.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(card.locator('.outcome')).toContainText(
    /cannot be told.*Interrupted: (?!a setting).*\d of 12 runs/,
  )
  await expect(lab.workers).toHaveValue('4')
  const { run: before } = (await lab.snapshot()) ?? { run: 0 }

  const other = claim(lab, 6)
  await other.getByRole('button', { name: 'Test claim 6' }).click()
  await lab.until(({ phase, run }, last) => phase.kind === 'running' && run > last, before)
  await lab.workers.focus()
  await lab.page.keyboard.press('ArrowRight')
  await expect(other.locator('.outcome')).toContainText(/Interrupted: a setting was changed/)
  await expect(lab.run).toHaveAttribute('aria-disabled', 'false')
  await expect(lab.workers).not.toHaveValue('4')
})
