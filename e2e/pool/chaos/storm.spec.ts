import { expect, test } from '../../support/pool-pages'

/** Of each storm, a thousand for each attempt on a worker's life; `POOLSCOPE_STORM=4` makes four times as many. */
const CALLS = 10_000 * Number(process.env.POOLSCOPE_STORM ?? 1)

const STORMS = [
  { transport: 'comlink', batch: 'auto', seed: 1 },
  { transport: 'message', batch: 'auto', seed: 2 },
  { transport: 'shared', batch: 'auto', seed: 3 },
  { transport: 'comlink', batch: 1, seed: 4 },
] as const

for (const { transport, batch, seed } of STORMS)
  test(`Transport ${transport}, batch ${batch}: while workers are killed, starts fail and the pool shrinks, each of ${CALLS} calls ends once and rightly`, async ({
    chaos,
    uncaught,
  }) => {
    const report = await chaos.evaluate((order) => window.chaos.storm(order), {
      transport,
      batch,
      calls: CALLS,
      seed,
    })
    expect(report.faults).toEqual([])
    const { stats, asked } = report
    expect(stats.submitted).toBeGreaterThanOrEqual(CALLS)
    expect(stats.submitted).toBe(stats.completed + stats.failed + stats.cancelled + stats.timedOut)
    expect(stats).toMatchObject({ rejected: 0, blocked: 0, queued: 0, inFlight: 0 })
    // It did storm: most attacks hit, and calls ended in every way there is.
    expect(stats.workers.replaced).toBeGreaterThan(report.attacks / 2)
    expect(Math.min(report.failedStarts, report.shrinks)).toBeGreaterThan(0)
    expect(Math.min(stats.failed, stats.cancelled, stats.timedOut)).toBeGreaterThan(0)
    // And all is well afterwards.
    expect(report.present).toBe(asked)
    expect(stats.workers).toMatchObject({ asked, ready: asked, starting: 0, retiring: 0 })
    expect(uncaught.filter((message) => !message.includes('on purpose'))).toEqual([])
  })
