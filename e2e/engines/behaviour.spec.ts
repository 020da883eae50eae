import { expect, test } from '@playwright/test'
import type { Report } from '../../src/domain/report'
import type { Settings } from '../../src/domain/settings/settings'
import { attackModule } from '../support/attacks'
import { checkOf, unaccountedIn } from '../support/lab-page'
import { inEachEngine } from './launch/each-engine'

const SHORT = { workers: 2, demand: 2, serviceUs: 100, callsPerCaller: 50, rounds: 1, seed: 1 } as const

/** Each call is in one place by every book there is. */
const expectConserved = (report: Report) => {
  expect(unaccountedIn(report)).toBe(0)
  for (const id of ['conservation', 'workers', 'checksum'])
    expect(checkOf(report, id)).toMatchObject({ state: 'ok' })
}

/** The page's own words. A run that hangs names its settings too, and is no refusal. */
const refusalIn = ({ message }: Error): string => {
  if (message.includes('This run did not end')) throw new Error(message)
  return message
}

/** What may be refused on some machines, and what the refusal must then name. Comlink never is: the demand modes have it. */
const OPTIONAL: readonly (readonly [string, Partial<Settings>, RegExp])[] = [
  ['messages', { transport: 'message' }, /message/i],
  ['shared memory', { transport: 'shared' }, /shared/i],
  ['a fair lock', { lock: 'fair' }, /lock/i],
  ['a barging lock', { lock: 'barging' }, /lock/i],
  ['calls that call back', { nesting: 2, workers: 4 }, /nest/i],
  ['the caller on the page', { callerThread: 'page' }, /page/i],
]

const MODES: readonly Partial<Settings>[] = [
  { transport: 'comlink', mode: 'closed', callsPerCaller: 500 },
  { transport: 'comlink', mode: 'burst', callsPerCaller: 200 },
  { transport: 'comlink', mode: 'open', ratePerSecond: 200 },
]

inEachEngine('works', ({ page }) => {
  test('The page draws, Run and the sliders act, and the console stays clean', async () => {
    const lab = page()
    await lab.open({ ...SHORT, rounds: 0, workload: 'sleep', serviceUs: 1000 })
    await lab.press('Run')
    await lab.waitFor(() => (window.poolscope.snapshot()?.timeline.length ?? 0) > 1)
    await lab.waitFor(() => document.querySelectorAll('figure svg path').length > 0)
    await lab.raise('Workers')
    await lab.waitFor(() => (window.poolscope.snapshot()?.settings.workers ?? 0) > 2)
    await lab.raise('Demand')
    await lab.waitFor(() => (window.poolscope.snapshot()?.settings.demand ?? 0) > 2)
    await lab.press('Stop')
    await lab.waitFor(() => window.poolscope.snapshot()?.phase.kind === 'finished')
    const snapshot = await lab.snapshot()
    expect(snapshot?.marks.map(({ label }) => label).join()).toMatch(/Workers.*Demand/)
    expect(lab.engine.complaints()).toEqual([])
  })

  test('Calibrating shows how far it is, and Stop ends it', async () => {
    const lab = page()
    // Each direct call takes a second, of sleep: timing it takes some, and until then there is nothing else.
    await lab.open({ ...SHORT, workload: 'sleep', serviceUs: 1_000_000, rounds: 0 })
    await lab.press('Run')
    await lab.waitFor(() => {
      const phase = window.poolscope.snapshot()?.phase
      return phase?.kind === 'calibrating' && phase.fraction > 0
    })
    await lab.press('Stop')
    await lab.waitFor(() => window.poolscope.snapshot()?.phase.kind === 'finished')
    const snapshot = await lab.snapshot()
    expect(snapshot?.phase).toEqual({ kind: 'finished', reason: 'stopped' })
    expect(snapshot?.counts.submitted).toBe(0)
    expect(lab.engine.complaints()).toEqual([])
  })

  test('Each demand mode ends with a report that conserves, its stamps in order', async () => {
    const lab = page()
    await lab.openPlain()
    for (const mode of MODES) {
      const report = await lab.runToEnd({ ...SHORT, ...mode })
      expect(report.counts.completed, `${mode.mode}: completed`).toBeGreaterThan(0)
      expectConserved(report)
      expect(checkOf(report, 'order').state, `${mode.mode}: order`).toBe('ok')
    }
    expect(lab.engine.complaints()).toEqual([])
  })

  test('Every transport, the locks and nesting run, or are refused with the reason', async () => {
    const lab = page()
    await lab.openPlain()
    for (const [what, settings, reason] of OPTIONAL) {
      const outcome = await lab.runToEnd({ ...SHORT, ...settings }).catch(refusalIn)
      if (typeof outcome === 'string') {
        expect(outcome, what).toMatch(reason)
        continue
      }
      expect(outcome.counts.completed, what).toBeGreaterThan(0)
      expectConserved(outcome)
    }
    expect(lab.engine.complaints()).toEqual([])
  })

  test('An own function runs in workers that are locked: what is hostile reaches nothing', async () => {
    const lab = page()
    await lab.openPlain()
    const outcome = await lab.call(async (code) => {
      const settings = { workload: 'own', workers: 2, demand: 2, callsPerCaller: 2, rounds: 1 } as const
      try {
        const { counts } = await window.poolscope.run(settings, { code: code ?? '' })
        return `${counts.completed} completed, ${counts.failed} failed`
      } catch (error) {
        return (error as Error).message
      }
    }, attackModule('http://127.0.0.1:9/'))
    expect(outcome).toBe('4 completed, 0 failed')
  })
})
