import type { Page } from '@playwright/test'
import type { Report, StageSummary } from '../../../src/domain/report'
import type { Settings } from '../../../src/domain/settings/settings'
import { withoutIsolation } from '../../support/doctored'
import { expect, freshTest, type LabPage, test, unaccountedIn } from '../../support/lab-page'
import { openMenu, showTable } from '../../support/layout/panel-menu'

/** Every percentile of a stage that the report gives as a number, µs. */
const percentilesOf = ({ p50, p90, p99, p999, max }: StageSummary) =>
  [p50, p90, p99, p999, max].filter((value) => value !== null)

/** Every figure in microseconds that the tile prints as a number, without those under the clock's limit. */
const microsIn = async ({ page }: LabPage, label: string): Promise<readonly number[]> => {
  const tile = page.locator('.tile').filter({ has: page.getByRole('term').filter({ hasText: label }) })
  const text = (await tile.textContent()) ?? ''
  return [...text.matchAll(/(<\s*)?([\d.,]+)\s*µs/g)]
    .filter(([, below]) => below === undefined)
    .map(([, , number = '']) => Number(number.replaceAll(',', '')))
}

/** Percentiles in the page's text, in µs, and whether each is given as a bound only. Of one line each: a line's name beside an axis may come before a tick of that axis. */
const percentilesIn = (text: string) =>
  [...text.matchAll(/\bp(?:50|90|99|99\.9)[^\S\n]*(<)?[^\S\n]*([\d.,]+)\s*(µs|ms|s)\b/g)].map(
    ([found, bound, digits = '', unit = 'µs']) => ({
      found,
      isBound: bound !== undefined,
      us: Number(digits.replaceAll(',', '')) * ({ µs: 1, ms: 1e3, s: 1e6 }[unit] ?? Number.NaN),
    }),
  )

const shownText = (page: Page) => page.getByRole('main').innerText()

/** A pool whose dispatch is far shorter than two steps of a coarse clock. */
const QUICK: Partial<Settings> = {
  mode: 'closed',
  workers: 1,
  demand: 1,
  serviceUs: 10,
  transport: 'message',
  callsPerCaller: 3000,
  rounds: 1,
}

const runQuick = async (lab: LabPage) => {
  const report = await lab.runToEnd(QUICK)
  // What is drawn at the end stays; it may still be on its way.
  await expect(lab.status).toContainText(/finished|ended|complete/i)
  return { report, percentiles: percentilesIn(await shownText(lab.page)) }
}

/** Has the chart of latencies show a stage. */
const chooseStage = async ({ page }: LabPage, stage: string) => {
  const menu = await openMenu(page.locator('#dispatch'))
  await menu.getByRole('combobox', { name: 'Stage' }).selectOption(stage)
  await page.keyboard.press('Escape')
}

/** Durations in the twin of a chart in numbers. */
const durationsIn = async (lab: LabPage): Promise<readonly string[]> => {
  const dispatch = lab.figure('Dispatch latency')
  await showTable(dispatch)
  const shown = dispatch.getByRole('table').getByRole('cell')
  await expect(shown.first()).toBeVisible()
  return (await shown.allInnerTexts()).filter((text) => /(µs|ms|s)$/.test(text))
}

const expectNoneBelow = (floorUs: number, { latencyUs, generatorLagUs }: Report) => {
  for (const [stage, summary] of Object.entries({ ...latencyUs, lag: generatorLagUs }))
    for (const value of percentilesOf(summary)) expect(value, stage).toBeGreaterThanOrEqual(floorUs)
}

/** What is said to a run that is refused. */
const refusalOf = ({ page }: LabPage, settings: Partial<Settings>) =>
  page.evaluate(
    (wanted) =>
      window.poolscope.run(wanted).then(
        () => 'it ran',
        (error: unknown) => (error instanceof Error ? error.message : 'no error'),
      ),
    settings,
  )

const expectSharedMemoryRefused = async (lab: LabPage) => {
  await lab.run.click()
  await expect(lab.page.getByRole('alert').filter({ hasText: /^transport: / })).toContainText(
    /cross-origin isolated/,
  )
  await lab.until(({ phase }) => phase.kind === 'failed')
  expect(await refusalOf(lab, { transport: 'shared', callerThread: 'page' })).toMatch(
    /^transport: .*cross-origin isolated/,
  )
  expect(await refusalOf(lab, { transport: 'message', lock: 'fair' })).toMatch(
    /^lock: .*cross-origin isolated/,
  )
}

freshTest(
  'Without isolation the page refuses shared memory by name, says what that costs and that its clock steps in 100 µs, and prints no percentile below 200 µs',
  async ({ lab }) => {
    await withoutIsolation(lab.page)
    await lab.open({ transport: 'shared' })
    await expectSharedMemoryRefused(lab)
    // Other transports run.
    await expect(lab.page.getByText(/not cross-origin isolated/)).toBeVisible()
    const { report, percentiles } = await runQuick(lab)
    expect(report.counts.completed).toBe(3000)
    expect(report.environment).toMatchObject({ crossOriginIsolated: false, timer: 'coarse' })
    const floorUs = 2 * report.environment.clockResolutionUs
    expect(floorUs).toBeGreaterThanOrEqual(199)
    expect(report.environment.workerClockResolutionUs).toBeGreaterThanOrEqual(100)
    await expect(lab.page.getByText(/Clock 100 µs/)).toBeVisible()
    expectNoneBelow(floorUs, report)
    expect(report.latencyUs.service).toMatchObject({ p50: null, p90: null })
    expect(report.latencyUs.service.mean).not.toBeNull()
    // Of the function, which takes 10 µs: a message may take longer than the bound, on a busy machine.
    await chooseStage(lab, 'service')
    const boundsShown = async () =>
      percentilesIn(await lab.page.locator('#dispatch').innerText()).filter(({ isBound }) => isBound).length
    await expect.poll(boundsShown, 'a bound is shown').toBeGreaterThan(0)
    await chooseStage(lab, 'dispatch')
    expect(percentiles.filter(({ isBound, us }) => !isBound && us < floorUs)).toEqual([])
    // The chart's twin in numbers knows it too.
    const durations = await durationsIn(lab)
    expect(durations.length).toBeGreaterThan(0)
    const tooShort = durations.filter((text) => !text.includes('<') && /^[\d.,]+ µs$/.test(text))
    expect(tooShort.filter((text) => Number.parseFloat(text) < floorUs)).toEqual([])

    const open = await lab.runToEnd({
      mode: 'open',
      demand: 1,
      ratePerSecond: 500,
      serviceUs: 10,
      callsPerCaller: 250,
      rounds: 1,
    })
    expect(open.generatorLagUs.count).toBe(open.counts.submitted)
    expect(unaccountedIn(open)).toBe(0)
    expectNoneBelow(floorUs, open)
    for (const label of ['Dispatch latency', 'Generator lag'])
      for (const value of await microsIn(lab, label)) expect(value, label).toBeGreaterThanOrEqual(200)
  },
)

test.describe('With isolation', () => {
  test.use({ visits: true })
  test('the same calls have percentiles below 200 µs: the test above can fail', async ({ lab }) => {
    await lab.open()
    const { report, percentiles } = await runQuick(lab)
    expect(report.latencyUs.queueWait.count).toBe(3000)
    expect(percentiles.length).toBeGreaterThan(0)
    expect(Math.min(...percentiles.map(({ us }) => us))).toBeLessThan(200)
  })
})
