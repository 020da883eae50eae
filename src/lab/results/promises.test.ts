import { expect, it } from 'vitest'
import type { FiguresReport } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import { TestHost } from '../testing/test-host'
import { TestRun } from '../testing/test-run'
import { tellSimulatedTime } from '../testing/test-time'
import { conclusionOf } from './conclusion'

tellSimulatedTime()

interface Promised {
  readonly name: string
  readonly settings: Partial<Settings>
  /** What the conclusion must have seen. */
  readonly told: RegExp
  /** Which of the changes that it names is made; the first. */
  readonly kept: (after: FiguresReport, before: FiguresReport) => void
}

const lostIn = ({ classes: { foreground } }: FiguresReport) =>
  foreground.counts.timedOut + foreground.counts.rejected

const OPEN = {
  mode: 'open',
  arrivals: 'constant',
  workload: 'sleep',
  serviceUs: 20_000,
  ratePerSecond: 20,
  callsPerCaller: 1000,
  seconds: 4,
} as const

const CLOSED = { ...OPEN, mode: 'closed', workers: 2 } as const

// One of these is kept in real workers too: `e2e/page/promises.spec.ts`.
const PROMISES: readonly Promised[] = [
  {
    name: 'more workers for a queue that grows: it grows no more',
    settings: { ...OPEN, workers: 1, demand: 5 },
    told: /Add \d+ workers?/,
    kept: (after, before) => {
      expect(before.queue.verdict.kind).toBe('growing')
      expect(after.queue.verdict.kind).not.toBe('growing')
    },
  },
  {
    name: 'how much demand a stable queue cannot take: it grows',
    settings: { ...OPEN, workers: 2, demand: 1 },
    told: /must grow beyond 100 calls\/s.*raise Demand/,
    kept: (after) => expect(after.queue.verdict.kind).toBe('growing'),
  },
  {
    name: 'a longer queue for calls that it rejects: none is rejected',
    settings: { ...CLOSED, demand: 8, queueLimit: 1, serviceUs: 1000, seconds: 0.5 },
    told: /Raise Queue limit to 8/,
    kept: (after, before) => {
      expect(lostIn(before)).toBeGreaterThan(0)
      expect(lostIn(after)).toBe(0)
    },
  },
  {
    name: 'a longer time limit for calls that it cuts short: none is',
    settings: { ...CLOSED, demand: 4, timeoutMs: 10, seconds: 1 },
    told: /cannot be in time\. Raise Time limit/,
    kept: (after, before) => {
      expect(lostIn(before)).toBeGreaterThan(before.counts.completed)
      expect(lostIn(after)).toBe(0)
    },
  },
]

/** Whose workers sleep for as long as they are asked to, each one call after another. */
const hostOfSleepers = (): TestHost => {
  const host = new TestHost()
  // The generator sleeps beside them, and does not let all time pass at once.
  host.waiting.sleep = (ms) => new Promise((wake) => host.after(Math.max(0, ms), wake))
  const { api, startWorker } = host
  host.startWorker = () => {
    let last = Promise.resolve()
    const sleep = (us: number) => {
      last = last.then(() => new Promise((wake) => host.after(us / 1000, wake)))
      return last
    }
    host.api = { ...api, sleep }
    return startWorker()
  }
  return host
}

/** The report of a run to its end. */
const ran = (settings: Partial<Settings>) => new TestRun(settings, hostOfSleepers()).end()

it.each(PROMISES)('A conclusion that names $name', async ({ settings, told, kept }) => {
  const before = await ran(settings)
  const { advice, tries } = conclusionOf(before)
  expect(advice).toMatch(told)
  const [first] = tries
  kept(await ran({ ...settings, ...first }), before)
})
