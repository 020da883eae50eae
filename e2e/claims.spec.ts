import type { ReportLine } from '../src/claims/report-lines'
import { expect, type LabPage, test } from './lab-page'

/** The panel of claims, opened: it comes folded. */
const openClaims = async (lab: LabPage) => {
  await lab.open()
  await lab.page.getByRole('button', { name: 'Claims of 2016', exact: true }).click()
}
const claim = ({ page }: LabPage, number: number) => page.getByRole('article', { name: `Claim ${number}` })

/** Tests a claim in the page and waits for its end. @returns what the page says then */
const testClaim = async (lab: LabPage, number: number): Promise<string> => {
  const card = claim(lab, number)
  await card.getByRole('button', { name: `Test claim ${number}` }).click()
  await expect(card.getByRole('progressbar')).toBeVisible()
  const verdict = card.locator('.verdict')
  await expect(verdict).toBeVisible({ timeout: 60_000 })
  return (await card.locator('.outcome').textContent()) ?? ''
}

const findings = async ({ page }: LabPage): Promise<readonly ReportLine[]> => {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download findings' }).click()
  const { readFile } = await import('node:fs/promises')
  const { schema, lines } = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(schema).toBe('poolscope.claims/1')
  return lines
}

const figure = ({ figures }: ReportLine, id: string) =>
  figures.find((one) => one.id === id)?.value ?? Number.NaN

test('Every claim says what it expects before it starts', async ({ lab }) => {
  await openClaims(lab)
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await expect(claim(lab, number).locator('.claim-expects')).not.toBeEmpty()
    await expect(claim(lab, number).locator('.outcome')).toBeEmpty()
  }
})

test('The claims of proportion and of batching come to a verdict, and their figures show the relation', async ({
  lab,
}) => {
  await openClaims(lab)
  expect(await testClaim(lab, 1)).toMatch(/(holds here|does not hold here|cannot be told).*as long/)
  expect(await testClaim(lab, 6)).toMatch(/(holds here|does not hold here|cannot be told).*shared messages/)
  const [proportion, batching] = await findings(lab)
  if (!proportion || !batching) throw new Error('no lines')
  expect(figure(proportion, 'many')).toBeGreaterThan(figure(proportion, 'few'))
  expect(figure(batching, 'shared')).toBeLessThan(figure(batching, 'alone'))
  expect(proportion.runs).toHaveLength(8)
  for (const { number, verdict, figures } of [proportion, batching]) {
    expect([1, 6]).toContain(number)
    expect(['holds', 'fails', 'unknown']).toContain(verdict)
    for (const { value, range } of figures) {
      expect(range?.low).toBeLessThanOrEqual(value)
      expect(range?.high).toBeGreaterThanOrEqual(value)
    }
  }
})

test('A claim that is stopped half-way cannot be told, and leaves the page as it was', async ({ lab }) => {
  await openClaims(lab)
  const card = claim(lab, 1)
  await card.getByRole('button', { name: 'Test claim 1' }).click()
  await lab.until(({ phase }) => phase.kind === 'running')
  await expect(claim(lab, 6).getByRole('button')).toHaveAttribute('aria-disabled', 'true')
  await card.getByRole('button', { name: 'Stop' }).click()
  await expect(card.locator('.outcome')).toContainText(
    /cannot be told.*Interrupted: it was stopped; \d of 8 runs/,
  )
  await expect(lab.workers).toHaveValue('4')
  const report = await lab.runToEnd({ workers: 2, demand: 2, callsPerCaller: 100, rounds: 1 })
  expect(report.counts.completed).toBe(200)
})

test('A slider moved during a claim takes over, and keeps its value', async ({ lab }) => {
  await openClaims(lab)
  const card = claim(lab, 6)
  await card.getByRole('button', { name: 'Test claim 6' }).click()
  await lab.until(({ phase }) => phase.kind === 'running')
  await lab.workers.focus()
  await lab.page.keyboard.press('ArrowRight')
  await expect(card.locator('.outcome')).toContainText('Interrupted: a setting was changed')
  await expect(lab.run).toHaveAttribute('aria-disabled', 'false')
  await expect(lab.workers).not.toHaveValue('4')
})

test('A claim started while a run goes on ends that run first', async ({ lab }) => {
  await openClaims(lab)
  await lab.startRun({ workers: 3, demand: 2 })
  await claim(lab, 1).getByRole('button', { name: 'Test claim 1' }).click()
  const { run } = await lab.until(({ run: number, settings }) => number === 2 && settings.workers === 2)
  expect(run).toBe(2)
  const controls = lab.page.getByRole('region', { name: 'Controls' })
  await controls.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(claim(lab, 1).locator('.outcome')).toContainText('Interrupted')
})
