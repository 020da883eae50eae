import type { Locator, Page } from '@playwright/test'
import type { Snapshot } from '../../../src/domain/snapshot'
import { withWrongReplies } from '../../support/doctored'
import { checkOf, expect, LabPage, test } from '../../support/lab-page'
import { stopped } from '../../support/system-runs'

const panel = (page: Page) => page.getByRole('region', { name: 'Checks', exact: true })
const standing = (page: Page) =>
  panel(page).getByRole('list', { name: 'Checks that do not pass' }).getByRole('listitem')
const badges = (page: Page) => page.getByRole('list', { name: 'Trust' })
/** A stat tile, by its label. */
const tile = ({ page }: LabPage, label: string): Locator =>
  page.locator('.tile').filter({ has: page.getByRole('term').filter({ hasText: label }) })

test.describe('After one another', () => {
  test.use({ visits: true })

  test('Before a run there is nothing to check, and after an ordinary one every check passes in one line', async ({
    lab,
  }) => {
    await lab.open()
    await expect(panel(lab.page)).toContainText('Nothing to check yet')

    // Sleepers, which no other program slows down, and long ones, of which waking late is a small part.
    const report = await lab.runToEnd({
      workers: 2,
      demand: 4,
      callsPerCaller: 10,
      rounds: 2,
      workload: 'sleep',
      serviceUs: 20_000,
    })
    // What theory expects of the same calls, and what it rests on, stands beside. It comes late,
    // and moves what is below.
    const theory = lab.page.getByRole('region', { name: 'Theory beside measurement', exact: true })
    // What stands in its place until then is taken away meanwhile.
    await expect(() => theory.scrollIntoViewIfNeeded()).toPass()
    await expect(theory).toContainText(/Closed network.*Little’s law: [\d.]+ calls/)
    await expect(theory.getByRole('row', { name: /^Throughput \d.*\/s .*\d+\/s/ })).toBeVisible()
    const premises = theory.getByRole('list', { name: 'What the model rests on' }).getByRole('listitem')
    await expect(premises).toHaveCount(report.theory?.premises.length ?? 0)

    // A machine that wakes its threads late is said to; of the run itself there is nothing to say.
    const notOk = report.checks.filter(({ state }) => state !== 'ok')
    expect(notOk.filter(({ id }) => id !== 'oversleep')).toEqual([])
    const passing = report.checks.length - notOk.length
    const summary = panel(lab.page).getByText(`${passing} checks pass`, { exact: true })
    await expect(summary).toBeVisible()
    await expect(standing(lab.page)).toHaveCount(notOk.length)
    await expect(badges(lab.page).getByRole('link')).toHaveCount(notOk.length === 0 ? 0 : 1)
    await expect(lab.page.getByText('Not reliable')).toHaveCount(0)

    const rows = panel(lab.page).getByRole('list', { name: 'Checks that pass' })
    await expect(rows).toBeHidden()
    await summary.click()
    await expect(rows.getByRole('listitem')).toHaveCount(passing)
    await expect(rows.getByRole('listitem').filter({ hasText: 'Replies are right' })).toContainText(
      /Passes.*0 calls.*limit 0 calls/,
    )
  })
})

test.describe('A run by script', () => {
  test.use({ visits: true, staysLoaded: true })

  test('Two pages that measure at once both say so, and a run after that does not', async ({ lab }) => {
    const other = new LabPage(await lab.page.context().newPage())
    await Promise.all([lab.open(), other.open()])
    const endless = { workers: 1, demand: 1, workload: 'sleep', serviceUs: 1000 } as const
    await Promise.all([lab.startRun(endless), other.startRun(endless)])
    const hasSeen = ({ checks }: Snapshot) =>
      checks.some(({ id, state }) => id === 'other-runs' && state === 'fail')
    await Promise.all([lab.until(hasSeen), other.until(hasSeen)])
    const reports = await Promise.all([lab.stopRun(), other.stopRun()])
    for (const report of reports)
      expect(report && checkOf(report, 'other-runs')).toMatchObject({ state: 'fail', value: 1 })
    await other.page.close()
    const spectrum = lab.page.getByRole('figure', { name: 'Percentile spectrum', exact: true })
    await spectrum.evaluate((figure) => figure.scrollIntoView({ block: 'center' }))
    await expect(spectrum).toContainText('Not reliable')
    await lab.page.evaluate(() => scrollTo(0, 0))
    const alone = await lab.runToEnd({ ...endless, callsPerCaller: 10, rounds: 1 })
    expect(checkOf(alone, 'other-runs')).toMatchObject({ state: 'ok', value: 0 })
    // Nor does what is out of sight say it still.
    await expect(spectrum).not.toContainText('another tab')
  })

  test('A run whose calls time out warns by name, marks the latencies, and a badge leads to the row', async ({
    lab,
  }) => {
    await lab.open()
    await lab.startRun({
      workload: 'sleep',
      serviceUs: 50_000,
      timeoutMs: 10,
      workers: 1,
      demand: 1,
      callsPerCaller: 10_000,
      rounds: 1,
    })
    await lab.until(({ checks }) => checks.some(({ id, state }) => id === 'timeouts' && state === 'warn'))

    const row = standing(lab.page).filter({ hasText: 'No call timed out' })
    await expect(row).toContainText(/Warns.*timed out; latencies are of the others.*limit 0 calls/)
    for (const label of ['Slowdown ratio', 'Dispatch latency'])
      await expect(tile(lab, label)).toContainText(/Warning: .*timed out/)
    // That calls are lost is a warning of its own, on what counts them.
    await expect(tile(lab, 'Calls per second')).toContainText(/Warning: .*brought no result/)
    await expect(tile(lab, 'Queue length')).not.toContainText('Warning')
    await lab.figure('Dispatch latency').scrollIntoViewIfNeeded()
    await expect(lab.figure('Dispatch latency')).toHaveAccessibleDescription(/Warning: .*timed out/)
    // A warning marks and does not grey.
    await expect(lab.page.getByText('Not reliable')).toHaveCount(0)

    const badge = badges(lab.page).getByRole('link', { name: /checks? warns?/ })
    await badge.click()
    await expect(row).toBeInViewport()
    await expect(panel(lab.page)).toBeFocused()

    await lab.stopRun()
    await expect(row).toBeVisible()
  })
})

test('Wrong replies fail their check, and grey the figures they touch without hiding any', async ({
  lab,
}) => {
  await withWrongReplies(lab.page)
  await lab.open()
  await lab.startRun({ workers: 2, demand: 4, callsPerCaller: 100, rounds: 0, serviceUs: 10 })
  // However slow the machine, a round; however fast, long enough for a line.
  await lab.until(({ rounds, at }) => rounds.length > 0 && at > 1000)
  const report = await stopped(lab)
  expect(report.checks.find(({ id }) => id === 'checksum')?.state).toBe('fail')
  expect(report.counts.completed, 'calls that got the right reply').toBeGreaterThan(0)

  const row = standing(lab.page).filter({ hasText: 'Replies are right' })
  await expect(row).toContainText(/Fails.*wrong reply.*In doubt: call latency, dispatch latency/)
  await expect(badges(lab.page).getByRole('link', { name: /checks? fails?/ })).toBeVisible()
  // A failure is spoken of at once.
  await expect(lab.page.getByRole('status', { name: 'Checks status' })).toContainText('Replies are right')

  const muted = await lab.page.locator('.tile-note').first().evaluate(colourOf)
  for (const label of ['Slowdown ratio', 'Dispatch latency']) {
    const doubted = tile(lab, label)
    await expect(doubted).toContainText(/\d.*Not reliable.*wrong reply/)
    expect(await doubted.locator('.figure').first().evaluate(colourOf)).toBe(muted)
  }
  const queue = tile(lab, 'Queue length')
  await expect(queue).not.toContainText('Not reliable')
  expect(await queue.locator('.figure').first().evaluate(colourOf)).not.toBe(muted)

  const chart = lab.figure('Slowdown ratio')
  await expect(chart).toHaveAccessibleDescription(/Not reliable.*wrong reply/)
  await expect(chart.locator('path.series-line').first()).toHaveAttribute('d', /L|C/)
  await expect(chart).toContainText(/now \d/)
  await expect(lab.rounds).toContainText(/x increase/)
})

const colourOf = (element: Element) => getComputedStyle(element).color
