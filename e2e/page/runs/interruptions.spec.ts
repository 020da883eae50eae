import type { Page } from '@playwright/test'
import { checkOf, expect, test } from '../../support/lab-page'
import { OPEN } from '../../support/run-settings'

test.use({ visits: true, staysLoaded: true })

/** The browser says of the page what a test wants: no test can put a window into the background. */
const pretend = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

/** Callers who each await their call, and calls that sleep: what they leave of the cores is for the test beside. */
const CLOSED = { workers: 2, demand: 4, workload: 'sleep', serviceUs: 1000, rounds: 0 } as const

for (const callerThread of ['own', 'page'] as const) {
  test(`A tab that goes into the background during a run with callerThread ${callerThread} leaves calls out, counts them, warns, and runs on`, async ({
    lab,
  }) => {
    await lab.open()
    await lab.startRun({ ...CLOSED, callerThread })
    const before = await lab.until(({ counts, excluded }) => counts.completed - excluded > 100)
    expect(before.interruptions.filter(({ kind }) => kind === 'hidden')).toEqual([])
    await pretend(lab.page, 'hidden')
    const hidden = await lab.until(({ excluded }) => excluded > 100)
    expect(hidden.counts.completed).toBeGreaterThan(before.counts.completed)
    expect(hidden.interruptions.at(-1)).toMatchObject({ kind: 'hidden', to: hidden.at })
    await expect(lab.page.getByRole('link', { name: /calls left out/ })).toBeVisible()
    await expect(lab.page.getByRole('region', { name: 'Checks', exact: true })).toContainText(
      /Warns.*in the background.*left out of all latencies/,
    )

    await pretend(lab.page, 'visible')
    const back = await lab.until(({ interruptions, at }) =>
      interruptions.some(({ kind, to }) => kind === 'hidden' && to < at),
    )
    await lab.until(({ counts }, completed) => counts.completed > completed + 100, back.counts.completed)
    const report = await lab.stopRun()
    if (!report) throw new Error('The run gave no report.')
    expect(report.excluded.byKind.hidden).toBeGreaterThanOrEqual(hidden.excluded)
    expect(report.latencyUs.call.count).toBe(report.counts.completed - report.excluded.total)
    expect(report.latencyUs.call.count).toBeGreaterThan(100)
    expect(checkOf(report, 'hidden')).toMatchObject({ state: 'warn', value: report.excluded.byKind.hidden })
    expect(['conservation', 'little'].map((id) => checkOf(report, id).state)).toEqual(['ok', 'ok'])
  })
}

test('A page that is frozen in open demand does not make up for what came due, and says how much', async ({
  lab,
}) => {
  await lab.open()
  await lab.startRun({ ...OPEN, rounds: 0 })
  await lab.until(({ counts }) => counts.completed > 100)
  await lab.page.evaluate(() => document.dispatchEvent(new Event('freeze')))
  const noticed = await lab.until(({ interruptions }) => interruptions.some(({ kind }) => kind === 'frozen'))
  // What is compared are two later moments: what came due before the news arrived may be made as it arrives.
  const before = await lab.until(({ at }, from) => at > from, noticed.at as number)
  const frozen = await lab.until(({ at }, from) => at - from > 1000, before.at as number)
  expect(frozen.counts.submitted).toBe(before.counts.submitted)
  await lab.page.evaluate(() => document.dispatchEvent(new Event('resume')))
  await lab.until(({ counts }, completed) => counts.completed > completed + 100, frozen.counts.completed)
  const report = await lab.stopRun()
  expect(report?.skippedArrivals).toBeGreaterThan(300)
  expect(report && checkOf(report, 'hidden')).toMatchObject({
    state: 'warn',
    reason: expect.stringMatching(/not made up for/),
  })
})
