import type { Report } from '../../src/domain/report'
import type { Settings } from '../../src/domain/settings/settings'
import { expect, test } from '../support/lab-page'

test.use({ visits: true, staysLoaded: true })

interface Promised {
  readonly name: string
  readonly settings: Partial<Settings>
  /** What the conclusion must have seen. */
  readonly told: RegExp
  /** Which of the changes that it names is made; the first. */
  readonly kept: (after: Report, before: Report) => void
}

const lostIn = ({ classes: { foreground } }: Report) =>
  foreground.counts.timedOut + foreground.counts.rejected

/** Calls that sleep: what they need of a machine is known, however busy it is. */
const OPEN = {
  mode: 'open',
  arrivals: 'constant',
  workload: 'sleep',
  serviceUs: 20_000,
  ratePerSecond: 20,
  seconds: 2,
} as const

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
    settings: { ...OPEN, workers: 2, demand: 1, seconds: 4 },
    told: /must grow beyond 100 calls\/s.*raise Demand/,
    kept: (after) => expect(after.queue.verdict.kind).toBe('growing'),
  },
  {
    name: 'a longer queue for calls that it rejects: none is rejected',
    settings: { workers: 2, demand: 8, queueLimit: 1, workload: 'sleep', serviceUs: 1000, seconds: 0.5 },
    told: /Raise Queue limit to 8/,
    kept: (after, before) => {
      expect(lostIn(before)).toBeGreaterThan(0)
      expect(lostIn(after)).toBe(0)
    },
  },
  {
    name: 'a longer time limit for calls that it cuts short: nearly none is',
    settings: { workers: 2, demand: 4, workload: 'sleep', serviceUs: 20_000, timeoutMs: 10, seconds: 1 },
    told: /cannot be in time\. Raise Time limit/,
    kept: (after, before) => {
      expect(lostIn(before)).toBeGreaterThan(before.counts.completed)
      expect(lostIn(after)).toBeLessThan(after.counts.completed)
    },
  },
]

for (const { name, settings, told, kept } of PROMISES)
  test(`A conclusion that names ${name}`, async ({ lab }) => {
    await lab.open()
    const before = await lab.runToEnd(settings)
    const { advice, tries } = before.conclusion
    expect(advice).toMatch(told)
    const [first] = tries
    kept(await lab.runToEnd({ ...settings, ...first }), before)
  })
