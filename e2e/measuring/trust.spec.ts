import type { Page } from '@playwright/test'
import type { StageSummary } from '../../src/domain/report'
import { withoutIsolation, withSkewedClocks, withStallingLab } from '../support/doctored'
import { checkOf, expect, type LabPage, freshTest as test } from '../support/lab-page'

const CLOSED = { workers: 2, demand: 4, serviceUs: 50, rounds: 0 } as const
const OPEN = {
  mode: 'open',
  arrivals: 'constant',
  workers: 2,
  demand: 1,
  ratePerSecond: 500,
  serviceUs: 10,
} as const

/** The browser says of the page what a test wants: no test can put a window into the background. */
const pretend = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

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

test('Held up for 200 ms again and again, the generator shows it in the 99th percentile and leaves no call out for it', async ({
  lab,
}) => {
  await withStallingLab(lab.page, 200, 1000)
  await lab.open()
  await lab.startRun({ ...OPEN, rounds: 0 })
  await lab.until(({ at, counts, excluded }) => at > 2000 && counts.completed - excluded > 1000)
  const report = await lab.stopRun()
  expect(report?.latencyUs.call.p99).toBeGreaterThan(100_000)
  // The machine itself may hold the thread up for longer.
  for (const { from, to } of report?.interruptions ?? []) expect(to - from).toBeGreaterThan(700)
})

test('Without isolation the page says 100 µs, and prints no percentile below 200 µs as a number', async ({
  lab,
}) => {
  await withoutIsolation(lab.page)
  await lab.open()
  for (const [settings, tiles] of [
    [{ ...CLOSED, callsPerCaller: 1000, rounds: 1 }, ['Dispatch latency']],
    [{ ...OPEN, seconds: 2 }, ['Dispatch latency', 'Generator lag']],
  ] as const) {
    const report = await lab.runToEnd({ ...settings, serviceUs: 10 })
    expect(report.environment.clockResolutionUs).toBeGreaterThanOrEqual(100)
    expect(report.environment.workerClockResolutionUs).toBeGreaterThanOrEqual(100)
    for (const [stage, summary] of Object.entries({ ...report.latencyUs, lag: report.generatorLagUs }))
      for (const value of percentilesOf(summary)) expect(value, stage).toBeGreaterThanOrEqual(200)
    expect(report.latencyUs.service).toMatchObject({ p50: null, p90: null })
    expect(report.latencyUs.service.mean).not.toBeNull()
    for (const label of tiles)
      for (const value of await microsIn(lab, label)) expect(value, label).toBeGreaterThanOrEqual(200)
  }
  await expect(lab.page.getByText(/Clock 100 µs/)).toBeVisible()
})

test('Workers whose clocks are off by 5 ms fail the clock check, and the two hops are told together only', async ({
  lab,
}) => {
  await withSkewedClocks(lab.page, 5)
  await lab.open()
  const report = await lab.runToEnd({ ...CLOSED, callsPerCaller: 500, rounds: 1 })
  const { value, limit, state } = checkOf(report, 'clock') ?? { value: 0, limit: 0 }
  expect(state).toBe('fail')
  expect(value).toBeGreaterThan(4000)
  expect(value).toBeGreaterThan(limit)
  const { forward, return: back, hops, dispatch, call } = report.latencyUs
  expect([forward.mean, forward.p50, back.mean, back.p50]).toEqual([null, null, null, null])
  expect(hops.mean).toBeGreaterThan(0)
  // The workers' instants were moved to where pings found their clocks: the order of stamps holds.
  expect(checkOf(report, 'order').state).toBe('ok')
  expect(dispatch.mean).toBeLessThan(call.mean ?? 0)
  const live = (await lab.snapshot())?.live.stages
  expect(live?.forward.p50).toMatchObject({ kind: 'none', reason: expect.stringMatching(/do not agree/) })
  await expect(lab.page.getByRole('region', { name: 'Checks', exact: true })).toContainText(
    /Fails.*Clocks agree.*2 of 2 workers/,
  )
})

test('Clocks that are right pass, and so does their pace', async ({ lab }) => {
  await lab.open()
  const report = await lab.runToEnd({ ...CLOSED, callsPerCaller: 500, rounds: 1 })
  expect(['clock', 'drift'].map((id) => checkOf(report, id).state)).toEqual(['ok', 'ok'])
  expect(checkOf(report, 'drift').limit).toBeGreaterThan(0)
  expect(report.environment.workerClockResolutionUs).toBe(report.environment.clockResolutionUs)
})
