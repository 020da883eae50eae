import { describe, expect, it } from 'vitest'
import type { Settings } from '../../../domain/settings/settings'
import { kernel } from '../../../workloads/compute/kernel'
import { TestHost } from '../../testing/test-host'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()

/** Until it is stopped, beside a light background. */
const BUSY: Partial<Settings> = { rounds: 0, callsPerCaller: 100_000, backgroundRate: 100, backgroundUs: 10 }
const seenBackground = ({
  classes,
}: {
  readonly classes: { background: { counts: { completed: number } } | null }
}) => (classes.background?.counts.completed ?? 0) > 30

describe.each(['shared', 'own'] as const)(
  'a run with a background in a pool that is %s',
  (backgroundPool) => {
    it('keeps the two classes apart, and every call in the books', async () => {
      const run = new TestRun({ ...BUSY, backgroundPool, backgroundWorkers: 2 })
      await run.until(seenBackground)
      run.lab.stop()
      const report = await run.end()
      expect(imbalancesOf(run, report)).toEqual([])
      const { foreground, background } = report.classes
      expect(background?.counts.completed).toBeGreaterThan(30)
      expect(background?.callUs.count).toBe(background?.counts.completed)
      expect(foreground.counts.completed).toBe(report.latencyUs.call.count)
      expect(foreground.counts.submitted + (background?.counts.submitted ?? 0)).toBe(report.counts.submitted)
      expect(foreground.throughputPerSecond).toBe(report.throughputPerSecond)
      expect(report.timeline.background.some((point) => (point?.samples ?? 0) > 0)).toBe(true)
      // Its own pool has two workers more.
      expect(run.host.workers).toHaveLength(backgroundPool === 'own' ? 4 : 2)
      expect(report.checks.find(({ id }) => id === 'background')?.state).toBe('ok')
    })

    it('may be given one, and have it taken away again, while it goes on', async () => {
      const run = new TestRun({ ...BUSY, backgroundRate: 0, backgroundPool })
      await run.until(({ counts }) => counts.completed > 20)
      expect(run.latest?.classes.background).toBeNull()
      await run.update({ backgroundRate: 200 })
      await run.until(seenBackground)
      await run.update({ backgroundRate: 0 })
      await run.until(({ settings }) => settings.backgroundRate === 0)
      const { submitted = 0 } = run.latest?.classes.background?.counts ?? {}
      const { completed = 0 } = run.latest?.counts ?? {}
      await run.until(({ counts }) => counts.completed > completed + 200)
      expect(run.latest?.classes.background?.counts.submitted).toBe(submitted)
      run.lab.stop()
      expect(imbalancesOf(run, await run.end())).toEqual([])
    })
  },
)

describe('a background above capacity', () => {
  const forever = () => new Promise<never>(() => undefined)
  const hostThatNeverServesIt = () =>
    Object.assign(new TestHost(), { api: { kernel, sleep: forever, ping: () => undefined } })

  it('is warned of, keeps to the queue limit, and leaves the other calls alone in a pool of its own', async () => {
    const wanted = { ...BUSY, backgroundPool: 'own', backgroundUs: 1_000_000, queueLimit: 20 } as const
    const run = new TestRun(wanted, hostThatNeverServesIt())
    await run.until(({ classes }) => (classes.background?.counts.rejected ?? 0) > 5)
    expect(run.latest?.counts.queued).toBeLessThanOrEqual(40)
    const { completed = 0 } = run.latest?.classes.foreground.counts ?? {}
    await run.until(({ classes }) => classes.foreground.counts.completed > completed + 20)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.checks.find(({ id }) => id === 'background')?.state).toBe('warn')
    expect(report.classes.foreground.counts.rejected).toBe(0)
    expect(report.classes.background?.callUs.count).toBe(0)
  })
})

it('A run without a background has one class.', async () => {
  const report = await new TestRun().end()
  expect(report.classes).toMatchObject({ foreground: { counts: { completed: 120 } }, background: null })
})
