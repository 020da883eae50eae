import type { Settings } from '../../../src/domain/settings/settings'
import { expect, LabPage, test, unaccountedIn } from '../../support/lab-page'

test.use({ visits: true, staysLoaded: true })

/** What `window.poolscope.run` says to settings it cannot use. */
const rejectionOf = (lab: { readonly page: import('@playwright/test').Page }, settings: unknown) =>
  lab.page.evaluate(async (given) => {
    try {
      await window.poolscope.run(given as Partial<Settings>)
      return { name: 'none', message: 'it ran' }
    } catch (error) {
      return error instanceof Error
        ? { name: error.name, message: error.message }
        : { name: '?', message: '?' }
    }
  }, settings)

// All that it cannot use: `src/store/automation.test.ts`; what an address cannot mean: `src/app/status/notices.dom.test.ts`.
test('A second run, settings and updates that cannot be, and what only a next run can follow, are refused and change nothing; an abort signal ends a run, and in the next a full queue rejects calls, counts them, and goes on', async ({
  lab,
}) => {
  await lab.open()
  const updateFails = (patch: object) =>
    lab.page.evaluate(async (wanted) => {
      try {
        await window.poolscope.update(wanted)
        return 'it worked'
      } catch (error) {
        return error instanceof Error ? error.message : 'no error'
      }
    }, patch)
  expect(await updateFails({ workers: 2 })).toMatch(/No run is going on/)
  const { name, message } = await rejectionOf(lab, { workers: 257 })
  expect(name).toBe('SettingsError')
  expect(message).toContain('workers')
  await lab.startRun({ workers: 2, demand: 2, serviceUs: 500 })
  expect(await updateFails({ workers: 1e9 })).toMatch(/workers must be from 1 to 256/)
  expect(await updateFails({ callerThread: 'page' })).toMatch(/callerThread cannot change during a run/)
  expect((await rejectionOf(lab, { workers: 2 })).message).toMatch(/going on already/)
  const { counts } = (await lab.snapshot()) ?? { counts: null }
  await lab.until(({ counts: now }, before) => now.completed > before, counts?.completed ?? 0)
  const stopped = await lab.stopRun()
  expect(stopped?.settings).toMatchObject({ workers: 2, callerThread: 'own' })
  expect(stopped && unaccountedIn(stopped)).toBe(0)

  const outcome = await lab.page.evaluate(async () => {
    const controller = new AbortController()
    const running = window.poolscope.run({ workers: 1, serviceUs: 500 }, { signal: controller.signal })
    controller.abort(new Error('enough'))
    return running.then(
      () => 'resolved',
      (error: unknown) => (error instanceof Error ? error.message : 'other'),
    )
  })
  expect(outcome).toBe('enough')
  const report = await lab.runToEnd({
    mode: 'burst',
    workers: 1,
    demand: 2,
    callsPerCaller: 1000,
    queueLimit: 100,
    overflow: 'drop-oldest',
    rounds: 1,
  })
  expect(report.counts.rejected).toBeGreaterThan(0)
  expect(report.counts.completed).toBeGreaterThan(0)
  expect(report.queue.max).toBeLessThanOrEqual(100)
  expect(unaccountedIn(report)).toBe(0)
})

// `src/pool/workers/worker-set.test.ts` has a burst of 160,000.
test('Resizing to 256 workers and back during a burst of 20,000 calls loses none', async ({ lab }) => {
  await lab.open()
  await lab.startRun({
    mode: 'burst',
    workers: 4,
    demand: 16,
    callsPerCaller: 1250,
    serviceUs: 0.4,
    rounds: 1,
  })
  await lab.page.evaluate(async () => {
    await window.poolscope.update({ workers: 256 })
  })
  await lab.until(({ workers }) => workers.asked === 256 && workers.ready > 4)
  await lab.page.evaluate(async () => {
    await window.poolscope.update({ workers: 4 })
  })
  const last = await lab.until(({ phase }) => phase.kind === 'finished')
  expect(last.counts.completed).toBe(20_000)
  expect(unaccountedIn(last)).toBe(0)
})

test('Closing the tab in the middle of a run harms nobody: the next visit runs', async ({ lab }) => {
  const closed = new LabPage(await lab.page.context().newPage())
  await closed.open()
  await closed.startRun({ mode: 'burst', workers: 2, demand: 16, callsPerCaller: 1000, serviceUs: 0.4 })
  await closed.page.close({ runBeforeUnload: true })
  await lab.open({ seed: 1 })
  const report = await lab.runToEnd({ callsPerCaller: 50, demand: 2, workers: 1, rounds: 1 })
  expect(report.counts.completed).toBe(100)
})

test('Stopping while the run still calibrates or starts its workers gives a report of no calls', async ({
  lab,
}) => {
  await lab.open()
  const counts = await lab.page.evaluate(async () => {
    const running = window.poolscope.run({ workers: 64, serviceUs: 100_000 })
    await window.poolscope.stop()
    return (await running).counts
  })
  expect(counts.submitted).toBe(0)
})
