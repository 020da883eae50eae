import type { Report } from '../../src/domain/report'
import type { Settings } from '../../src/domain/settings/settings'
import { median } from '../bench/figures'
import { withBusyCores } from './busy-cores'
import type { EnginePage } from './launch/engine-page'

/** What the kernel is asked to take, µs. */
const ASKED_US = [0.4, 100, 1000, 5000] as const

/** Every figure is the median of so many runs. */
const REPEATS = 5

const ALONE: Partial<Settings> = { workers: 1, demand: 1, mode: 'closed', seconds: 1, seed: 1 }
const SLEEP_US = 2000
const OPEN: Partial<Settings> = {
  workers: 1,
  demand: 1,
  mode: 'open',
  arrivals: 'constant',
  ratePerSecond: 200,
  workload: 'sleep',
  serviceUs: SLEEP_US,
  seconds: 2,
  seed: 1,
}

/** One of the figures that an engine must get right. */
export interface Figure {
  readonly what: string
  /** A ratio: 1 is exact; null where no run had it. */
  readonly value: number | null
  /** Within these it is right; outside, a run must say so. */
  readonly low: number
  readonly high: number
  /** Every run that had it outside said so: a check of it was not ok. */
  readonly isSaid: boolean
}

interface Reading {
  readonly value: number | null
  readonly isSaid: boolean
}

const over = (us: number | null, expectedUs: number): number | null => (us === null ? null : us / expectedUs)

/** The true cause where a busy loop runs on each core. */
const OTHER_PROGRAMS = /[Oo]ther programs|something other than the calls of this run/

/** Whether checks fail for the busy loops beside, each for that reason. */
const isBlamedOnOthers = ({ checks }: Report): boolean => {
  const failed = checks.filter(({ state, touches }) => state === 'fail' && touches.includes('slowdown'))
  const isTrue = ({ reason }: { readonly reason: string }) => OTHER_PROGRAMS.test(reason)
  return failed.length > 0 && failed.every(isTrue)
}

/** Whether a check casts doubt on the ratio or on latencies. */
const isDoubted = ({ checks }: Report): boolean =>
  checks.some(
    ({ state, touches }) => state !== 'ok' && (touches.includes('slowdown') || touches.includes('call')),
  )

const readingOf = (report: Report, value: number | null): Reading => ({ value, isSaid: isDoubted(report) })

const figureOf = (
  what: string,
  readings: readonly Reading[],
  [low, high]: readonly [number, number],
): Figure => {
  const known = readings.filter(({ value }) => value !== null)
  const isWrong = ({ value }: Reading) => value === null || value < low || value > high
  return {
    what,
    value: known.length === 0 ? null : median(known.map(({ value }) => value ?? Number.NaN)),
    low,
    high,
    isSaid: known.filter(isWrong).every(({ isSaid }) => isSaid),
  }
}

/** Call latency ÷ what it must be: the sleep, and both hops as they were measured. */
const openRatio = ({ latencyUs: { call, forward, return: back } }: Report): number | null =>
  call.mean === null || forward.mean === null || back.mean === null
    ? null
    : call.mean / (SLEEP_US + forward.mean + back.mean)

const LAWS = ['little', 'conservation', 'order'] as const

/** Besides what is quiet: a busy loop on each core. */
const BESIDE = ASKED_US.filter((us) => us >= 100)

/** The same ratio with a busy loop on each core beside: right within 15 %, or a check fails with the true cause. */
const measureBeside = async (page: EnginePage): Promise<readonly Figure[]> => {
  const readings = new Map<number, Reading[]>(BESIDE.map((us) => [us, []]))
  await withBusyCores(async () => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1)
      for (const serviceUs of BESIDE) {
        const report = await page.runToEnd({ ...ALONE, serviceUs })
        const value = over(report.latencyUs.service.mean, report.baseline.syncUs)
        readings.get(serviceUs)?.push({ value, isSaid: isBlamedOnOthers(report) })
      }
  })
  return BESIDE.map((us) =>
    figureOf(`service ÷ direct call, busy loops beside, ${us} µs`, readings.get(us) ?? [], [0.85, 1.15]),
  )
}

/** Measures an engine: each figure by runs that follow one another, and every law over all of them. */
export const measureEngine = async (
  page: EnginePage,
  serviceLimits: readonly [number, number],
): Promise<{ readonly figures: readonly Figure[]; readonly broken: readonly string[] }> => {
  const reports = new Map<string, Report[]>()
  const run = async (key: string, settings: Partial<Settings>) => {
    const report = await page.runToEnd(settings)
    reports.set(key, [...(reports.get(key) ?? []), report])
  }
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const serviceUs of ASKED_US) await run(String(serviceUs), { ...ALONE, serviceUs })
    await run('open', OPEN)
  }
  const of = (key: string) => reports.get(key) ?? []
  const kernels = ASKED_US.flatMap((us) => [
    figureOf(
      `direct call ÷ asked, ${us} µs`,
      of(String(us)).map((report) => readingOf(report, over(report.baseline.syncUs, us))),
      [0.9, 1.1],
    ),
    figureOf(
      `service ÷ direct call, ${us} µs`,
      of(String(us)).map((report) =>
        readingOf(report, over(report.latencyUs.service.mean, report.baseline.syncUs)),
      ),
      // Below the cost of the stamps a service time cannot be told from them.
      us < 100 ? [0, Number.POSITIVE_INFINITY] : serviceLimits,
    ),
  ])
  const open = figureOf(
    'call ÷ (2 ms + hops), open',
    of('open').map((report) => readingOf(report, openRatio(report))),
    [0.9, 1.1],
  )
  const broken = [...reports].flatMap(([key, all]) =>
    all.flatMap(({ checks }) =>
      checks
        .filter(({ id, state }) => LAWS.some((law) => law === id) && state !== 'ok')
        .map(({ id, reason }) => `${key}: ${id}: ${reason}`),
    ),
  )
  return { figures: [...kernels, open, ...(await measureBeside(page))], broken }
}
